package org.precisionbenefit.audit.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.event.EventId;
import org.precisionbenefit.audit.review.ReviewId;
import org.precisionbenefit.decision.Automatic;
import org.precisionbenefit.decision.DecisionId;
import org.precisionbenefit.decision.SignerName;
import org.precisionbenefit.evidence.GeneEvidence;
import org.precisionbenefit.evidence.GuidanceAnswer;
import org.precisionbenefit.evidence.Phenotype;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.policy.CriterionId;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.prediction.Forecast;
import org.precisionbenefit.profile.BiomarkerFinding;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.GeneSymbol;
import org.precisionbenefit.terminology.RxCui;

/**
 * Writes records as JSON. Components stand in their declared order, null components are left out, a kind of a sealed type
 * is named by {@code is}, and amounts stand as they were sent.
 */
public final class JsonCanonical implements Canonical {
    private static final List<Class<?>> SEALED = List.of(
            Automatic.class,
            BiomarkerFinding.class,
            DrugIdentification.class,
            Forecast.Outcome.class,
            GeneEvidence.Reading.class,
            GuidanceAnswer.class,
            TermValue.class);

    private static final List<OneWord<?>> WORDS = List.of(
            new OneWord<>(CriterionId.class, CriterionId::value, CriterionId::new),
            new OneWord<>(DecisionId.class, DecisionId::value, DecisionId::new),
            new OneWord<>(Digest.class, Digest::hex, Digest::new),
            new OneWord<>(EventId.class, EventId::value, EventId::new),
            new OneWord<>(GeneSymbol.class, GeneSymbol::value, GeneSymbol::new),
            new OneWord<>(MemberId.class, MemberId::value, MemberId::new),
            new OneWord<>(Phenotype.class, Phenotype::name, Phenotype::new),
            new OneWord<>(PlanId.class, PlanId::value, PlanId::new),
            new OneWord<>(ReviewId.class, ReviewId::value, ReviewId::new),
            new OneWord<>(RxCui.class, RxCui::value, RxCui::new),
            new OneWord<>(SignerName.class, SignerName::value, SignerName::new),
            new OneWord<>(TermKey.class, TermKey::toString, JsonCanonical::term));

    private final ObjectMapper mapper = mapper();

    private static TermKey term(String key) {
        int open = key.indexOf('(');
        return open < 0
                ? new TermKey(key, "")
                : new TermKey(key.substring(0, open), key.substring(open + 1, key.length() - 1));
    }

    private static ObjectMapper mapper() {
        SimpleModule words = new SimpleModule();
        WORDS.forEach(word -> word.addTo(words));
        JsonMapper.Builder builder = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(words)
                .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
                .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                .visibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .defaultLeniency(false)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        refuseCoercion(builder);
        for (Class<?> sealed : SEALED) {
            builder.addMixIn(sealed, Named.class);
            for (Class<?> kind : sealed.getPermittedSubclasses()) {
                builder.registerSubtypes(new NamedType(kind, kind.getSimpleName()));
            }
        }
        return builder.build();
    }

    /** A value of another kind is a mistake of the sender, whatever it could be read as; a record of ours holds none. */
    private static void refuseCoercion(JsonMapper.Builder builder) {
        for (CoercionInputShape other :
                List.of(CoercionInputShape.Boolean, CoercionInputShape.Float, CoercionInputShape.Integer)) {
            builder.withCoercionConfig(LogicalType.Textual, config -> config.setCoercion(other, CoercionAction.Fail));
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    private interface Named {}

    @Override
    public String encode(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "A record of type " + value.getClass().getSimpleName() + " cannot be written.", e);
        }
    }

    @Override
    public <T> T decode(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonMappingException e) {
            throw new Unreadable(pointer(e), type, e);
        } catch (JsonProcessingException e) {
            throw new Unreadable("/", type, e);
        }
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        List<JsonMappingException.Reference> path = e.getPath();
        // The name of a member that nobody knows is the sender's own text and is not repeated.
        int known = e instanceof UnrecognizedPropertyException ? path.size() - 1 : path.size();
        for (JsonMappingException.Reference step : path.subList(0, known)) {
            pointer.append('/')
                    .append(step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName());
        }
        return pointer.isEmpty() ? "/" : pointer.toString();
    }

    @Override
    public List<String> differences(String one, String other) {
        try {
            return differences("", mapper.readTree(one), mapper.readTree(other)).toList();
        } catch (JsonProcessingException e) {
            return List.of("/");
        }
    }

    private static Stream<String> differences(String at, JsonNode one, JsonNode other) {
        if (one.isObject() && other.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            return names.stream().flatMap(name -> differences(at + "/" + name, one.path(name), other.path(name)));
        }
        if (one.isArray() && other.isArray()) {
            return IntStream.range(0, Math.max(one.size(), other.size()))
                    .boxed()
                    .flatMap(i -> differences(at + "/" + i, one.path(i), other.path(i)));
        }
        return one.equals(other) ? Stream.empty() : Stream.of(at);
    }
}

package org.precisionbenefit.api.rest;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Discriminator;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;
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
 * Says in the API description what the Java types alone do not tell: of which kinds a value can be and what each holds, which
 * values are one word, and that a gene's result is given in at least one of its forms.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class DescribeKinds implements OASFilter {
    private static final String KIND = "is";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final List<Class<?>> SEALED = List.of(
            Automatic.class,
            BiomarkerFinding.class,
            DrugIdentification.class,
            Forecast.Outcome.class,
            GeneEvidence.Reading.class,
            GuidanceAnswer.class,
            TermValue.class);
    private static final List<Class<?>> WORDS = List.of(
            CriterionId.class,
            DecisionId.class,
            Digest.class,
            EventId.class,
            GeneSymbol.class,
            MemberId.class,
            Phenotype.class,
            PlanId.class,
            ReviewId.class,
            RxCui.class,
            SignerName.class,
            TermKey.class);
    private static final List<String> FORMS = List.of("diplotype", "phenotype", "activityScore");

    @Override
    public void filterOpenAPI(OpenAPI openAPI) {
        Components components = openAPI.getComponents();
        if (components != null && components.getSchemas() != null) {
            new Schemas(components).describe();
        }
    }

    /** The schemas of one description. */
    private static final class Schemas {
        private final Components components;
        private final Map<Class<?>, String> written =
                new TreeMap<>((one, other) -> one.getName().compareTo(other.getName()));

        Schemas(Components components) {
            this.components = components;
        }

        void describe() {
            WORDS.forEach(word -> named(word, held(word)).ifPresent(name -> components.addSchema(name, word())));
            for (Class<?> sealed : SEALED) {
                named(sealed, Set.of()).ifPresent(name -> components.addSchema(name, oneOf(sealed, name)));
            }
            components.getSchemas().values().stream()
                    .filter(schema -> schema.getProperties() != null
                            && schema.getProperties().keySet().containsAll(FORMS)
                            && schema.getProperties().containsKey("gene"))
                    .filter(schema -> !schema.getProperties().containsKey(KIND))
                    .forEach(Schemas::inOneForm);
        }

        private static void inOneForm(Schema result) {
            result.setRequired(List.of("gene"));
            FORMS.forEach(form -> result.addAnyOf(OASFactory.createSchema().addRequired(form)));
        }

        /** The name under which the type stands; nested types of one name are told apart by what they hold. */
        private Optional<String> named(Class<?> type, Set<String> properties) {
            String simple = type.getSimpleName();
            return Stream.concat(
                            Stream.of(simple),
                            components.getSchemas().keySet().stream().filter(name -> name.matches(simple + "[0-9]+")))
                    .filter(name -> holds(components.getSchemas().get(name), properties))
                    .findFirst();
        }

        private static boolean holds(@Nullable Schema schema, Set<String> properties) {
            if (schema == null || schema.getEnumeration() != null || schema.getOneOf() != null) {
                return false;
            }
            Map<String, Schema> held = schema.getProperties();
            return (held == null ? Set.of() : held.keySet()).equals(properties);
        }

        private static Schema word() {
            return OASFactory.createSchema().addType(SchemaType.STRING);
        }

        private Schema oneOf(Class<?> sealed, String name) {
            Schema schema = OASFactory.createSchema();
            Discriminator byWord = OASFactory.createDiscriminator().propertyName(KIND);
            for (Class<?> kind : kinds(sealed)) {
                String kindName = name + "." + kind.getSimpleName();
                Schema described = record(kind);
                Schema word = word();
                word.addEnumeration(kind.getSimpleName());
                Map<String, Schema> properties = new LinkedHashMap<>();
                properties.put(KIND, word);
                if (described.getProperties() != null) {
                    properties.putAll(described.getProperties());
                }
                described.setProperties(properties);
                List<String> required = new ArrayList<>(List.of(KIND));
                required.addAll(described.getRequired() == null ? List.of() : described.getRequired());
                described.setRequired(required);
                components.addSchema(kindName, described);
                schema.addOneOf(OASFactory.createSchema().ref(SCHEMAS + kindName));
                byWord.addMapping(kind.getSimpleName(), SCHEMAS + kindName);
            }
            return schema.discriminator(byWord);
        }

        /** By name, because the order in a class file is the compiler's own. */
        private static List<Class<?>> kinds(Class<?> sealed) {
            return Stream.of(sealed.getPermittedSubclasses())
                    .sorted(Comparator.comparing(Class::getSimpleName))
                    .<Class<?>>map(kind -> kind)
                    .toList();
        }

        /** What a record holds; a component that may be missing is not required. */
        private Schema record(Class<?> type) {
            Schema schema = OASFactory.createSchema().addType(SchemaType.OBJECT);
            for (RecordComponent component : type.getRecordComponents()) {
                schema.addProperty(component.getName(), of(component.getGenericType()));
                if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    schema.addRequired(component.getName());
                }
            }
            return schema;
        }

        private Schema of(Type type) {
            if (type instanceof ParameterizedType generic) {
                Type[] arguments = generic.getActualTypeArguments();
                return generic.getRawType() == List.class
                        ? OASFactory.createSchema().addType(SchemaType.ARRAY).items(of(arguments[0]))
                        : OASFactory.createSchema()
                                .addType(SchemaType.OBJECT)
                                .additionalPropertiesSchema(of(arguments[arguments.length - 1]));
            }
            return ofClass((Class<?>) type);
        }

        private Schema ofClass(Class<?> type) {
            if (type == String.class || WORDS.contains(type)) {
                return word();
            }
            if (type == LocalDate.class) {
                return word().format("date");
            }
            if (type == boolean.class || type == Boolean.class) {
                return OASFactory.createSchema().addType(SchemaType.BOOLEAN);
            }
            if (type == BigDecimal.class || type == double.class || type == Double.class) {
                return OASFactory.createSchema().addType(SchemaType.NUMBER);
            }
            if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
                return OASFactory.createSchema().addType(SchemaType.INTEGER);
            }
            if (type.isEnum()) {
                Schema word = word();
                Arrays.stream(type.getEnumConstants()).forEach(constant -> word.addEnumeration(constant.toString()));
                return word;
            }
            return type.isRecord() ? reference(type) : OASFactory.createSchema().addType(SchemaType.OBJECT);
        }

        private Schema reference(Class<?> type) {
            String name = written.get(type);
            if (name == null) {
                Optional<String> there = named(type, held(type));
                name = there.orElseGet(() -> free(type));
                written.put(type, name);
                if (there.isEmpty()) {
                    components.addSchema(name, OASFactory.createSchema());
                    components.addSchema(name, record(type));
                }
            }
            return OASFactory.createSchema().ref(SCHEMAS + name);
        }

        private static Set<String> held(Class<?> type) {
            Set<String> names = new TreeSet<>();
            Arrays.stream(type.getRecordComponents()).forEach(component -> names.add(component.getName()));
            return names;
        }

        private String free(Class<?> type) {
            Class<?> outer = type.getDeclaringClass();
            String simple = type.getSimpleName();
            return outer != null && components.getSchemas().containsKey(simple)
                    ? outer.getSimpleName() + "." + simple
                    : simple;
        }
    }
}

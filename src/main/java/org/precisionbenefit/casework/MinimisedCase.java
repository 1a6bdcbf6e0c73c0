package org.precisionbenefit.casework;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.decision.DecisionRecord;
import org.precisionbenefit.decision.Explanation;
import org.precisionbenefit.intake.ClaimIdentifier;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.TermValue;
import org.precisionbenefit.profile.Answer;
import org.precisionbenefit.profile.MedicationFact;
import org.precisionbenefit.profile.MemberId;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.profile.TumourFact;
import org.precisionbenefit.profile.WithheldFact;
import org.precisionbenefit.profile.history.CoveragePeriod;
import org.precisionbenefit.profile.history.Fill;
import org.precisionbenefit.profile.history.LabResult;

/**
 * A case as an auditor sees it who has no need to know whose it is: without names and numbers of the member, of the request and
 * of what was sent, with the year of birth alone, and without anybody's own words. Codes, values, days, findings and answers
 * stay. It is a record of the same form, so that every door shows it in its own way; it replays to nothing and is never kept.
 */
public final class MinimisedCase {
    /** What stands in the place of what is not shown. */
    public static final String HIDDEN = "(hidden)";

    private static final Pattern PLAIN_ANSWER = Pattern.compile("true|false|-?[0-9]{1,12}(?:\\.[0-9]{1,6})?");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z]{1,40}");

    /** Which components are words that somebody wrote: nothing of them is shown. A test names every other component. */
    private static final Map<Class<?>, Set<String>> WORDS = Map.of(
            RequestedItem.class, Set.of("drugText"),
            MedicationFact.class, Set.of("text"),
            Fill.class, Set.of("text"),
            TumourFact.class, Set.of("histology", "stage"),
            Answer.class, Set.of("value"),
            MemberId.class, Set.of("value"),
            ClaimIdentifier.class, Set.of("value"),
            PrescriberAnswer.class, Set.of("by"),
            ReviewText.class, Set.of("override"),
            ReviewText.Answer.class, Set.of("because"));

    /** Which components name resources as their sender numbered them: the kind is shown, and a number of our own. */
    private static final Map<Class<?>, Set<String>> RESOURCES = Map.of(
            Provenance.class, Set.of("resource"),
            WithheldFact.class, Set.of("resource"),
            CoveragePeriod.class, Set.of("resource"),
            Fill.class, Set.of("resource", "replaces"),
            LabResult.class, Set.of("resource"));

    private final Map<String, String> numbered = new LinkedHashMap<>();
    /** What is hidden wherever it stands, as in a sentence of ours that quotes it. */
    private final Set<String> names = new TreeSet<>();
    /** The terms whose values are somebody's own words. */
    private final Set<String> answered = new TreeSet<>();

    private MinimisedCase() {}

    /** The same answer, minimised; its body, which is the sender's, is left out. */
    public static Answered of(Answered answered) {
        return new Answered(new MinimisedCase().file(answered.file()), "", answered.repeated(), null);
    }

    /** The texts that are hidden, by class and component. */
    static Set<String> hidden() {
        return names(WORDS);
    }

    /** The texts that are numbered anew. */
    static Set<String> numbered() {
        return names(RESOURCES);
    }

    private static Set<String> names(Map<Class<?>, Set<String>> components) {
        Set<String> names = new TreeSet<>();
        components.forEach((type, each) ->
                each.forEach(name -> names.add(type.getName().replace("org.precisionbenefit.", "") + "#" + name)));
        return names;
    }

    private CaseFile file(CaseFile file) {
        DecisionRecord record = file.record();
        names.add(record.inputs().profile().member().value());
        names.add(record.inputs().request().identifier().value());
        ClaimIdentifier related = record.inputs().request().related();
        if (related != null) {
            names.add(related.value());
        }
        record.inputs().profile().answers().stream()
                .filter(answer -> isWords(answer.value()))
                .forEach(answer -> answered.add(answer.term()));
        return new CaseFile(
                (DecisionRecord) walk(record),
                (Explanation) walk(file.explanation()),
                file.receivedAt(),
                file.due(),
                file.reviews().stream()
                        .map(review -> ((ReviewText) walk(ReviewText.of(review))).read())
                        .toList());
    }

    private static boolean isWords(@Nullable String value) {
        return value != null && !PLAIN_ANSWER.matcher(value).matches();
    }

    private Object walk(Object value) {
        if (value instanceof Record record) {
            return record(record);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::walk).toList();
        }
        if (value instanceof Set<?> set) {
            return set;
        }
        if (value instanceof SortedMap<?, ?> map) {
            return sorted(map);
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> walked = new HashMap<>();
            map.forEach((key, each) -> walked.put(key, entry(key, each)));
            return walked;
        }
        return value instanceof String text ? unnamed(text) : value;
    }

    @SuppressWarnings("unchecked")
    private Object sorted(SortedMap<?, ?> map) {
        TreeMap<Object, Object> walked = new TreeMap<>(((SortedMap<Object, Object>) map).comparator());
        map.forEach((key, each) -> walked.put(key, entry(key, each)));
        return walked;
    }

    private Object entry(Object key, Object value) {
        return value instanceof TermValue.Words words && answered.contains(key.toString())
                ? walk(new TermValue.Words(List.of(HIDDEN), words.standing(), words.facts()))
                : walk(value);
    }

    private Record record(Record record) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        List<@Nullable Object> values = new ArrayList<>();
        boolean same = true;
        try {
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
                Object value = component.getAccessor().invoke(record);
                Object shown = value == null ? null : shown(record, component.getName(), value);
                same &= Objects.equals(shown, value);
                values.add(shown);
            }
            if (same) {
                return record;
            }
            var constructor = record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "A part of a record (" + record.getClass().getSimpleName() + ") cannot be minimised.", e);
        }
    }

    private Object shown(Record of, String name, Object value) {
        if (of instanceof MemberProfile && value instanceof LocalDate born) {
            return born.withDayOfYear(1);
        }
        if (value instanceof String text) {
            if (WORDS.getOrDefault(of.getClass(), Set.of()).contains(name)) {
                return text.isEmpty() || (of instanceof Answer && !isWords(text)) ? text : HIDDEN;
            }
            if (RESOURCES.getOrDefault(of.getClass(), Set.of()).contains(name)) {
                return numbered.computeIfAbsent(text, this::number);
            }
        }
        return walk(value);
    }

    private String number(String resource) {
        int slash = resource.indexOf('/');
        String type = slash < 0 ? "" : resource.substring(0, slash);
        return (TYPE.matcher(type).matches() ? type : "resource") + "/" + (numbered.size() + 1);
    }

    private String unnamed(String text) {
        String shown = text;
        for (String name : names) {
            shown = shown.contains(name) ? shown.replace(name, HIDDEN) : shown;
        }
        return shown;
    }
}

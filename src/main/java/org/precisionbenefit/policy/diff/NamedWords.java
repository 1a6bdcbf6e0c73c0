package org.precisionbenefit.policy.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Policy;
import org.precisionbenefit.policy.PolicyRelease;
import org.precisionbenefit.policy.PolicyTerms;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.ValueSet;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.authored.Choices;

/** What changes of the value sets and words that policies name. */
final class NamedWords {
    private static final int NAMED = 10;

    private NamedWords() {}

    /** Of those that both versions name. */
    static List<String> between(Side before, Side after) {
        List<String> sentences = new ArrayList<>();
        SortedSet<String> sets = valueSets(before.policy());
        sets.retainAll(valueSets(after.policy()));
        sets.forEach(name -> sentences.addAll(valueSet(name, before.release(), after.release())));
        SortedSet<String> words = words(before.policy());
        words.retainAll(words(after.policy()));
        words.forEach(name -> sentences.addAll(word(name, before.release(), after.release())));
        return sentences;
    }

    /** What a policy names in the brackets of its terms; a drug or code among them is no value set of any release. */
    static SortedSet<String> valueSets(Policy policy) {
        SortedSet<String> names = new TreeSet<>();
        PolicyTerms.of(policy).forEach(term -> {
            TermArgument argument = TermArgument.of(term.argument());
            Stream.of(argument.name(), Objects.requireNonNullElse(argument.before(), ""))
                    .filter(name -> !name.isEmpty())
                    .forEach(names::add);
        });
        return names;
    }

    static SortedSet<String> words(Policy policy) {
        SortedSet<String> names = new TreeSet<>();
        PolicyTerms.of(policy).forEach(term -> names.add(term.term()));
        return names;
    }

    static List<String> valueSet(String name, PolicyRelease before, PolicyRelease after) {
        ValueSet one = before.valueSet(name).orElse(null);
        ValueSet other = after.valueSet(name).orElse(null);
        if (one == null && other == null) {
            return List.of();
        }
        String head = "value set " + name + ": ";
        if (one == null || other == null) {
            return List.of(head + (one == null ? "it is new" : "it is gone") + ".");
        }
        List<String> sentences = new ArrayList<>();
        codes(head, "added", missing(other.codes(), one.codes()), sentences);
        codes(head, "removed", missing(one.codes(), other.codes()), sentences);
        if (!one.completeIn().equals(other.completeIn())) {
            sentences.add(head + "it is now complete in " + new TreeSet<>(other.completeIn()) + " (before: "
                    + new TreeSet<>(one.completeIn()) + ").");
        }
        return sentences;
    }

    private static List<String> missing(List<Code> of, List<Code> in) {
        return of.stream()
                .filter(code -> !in.contains(code))
                .map(Code::value)
                .sorted()
                .toList();
    }

    private static void codes(String head, String what, List<String> codes, List<String> sentences) {
        if (codes.isEmpty()) {
            return;
        }
        String named = String.join(", ", codes.subList(0, Math.min(NAMED, codes.size())));
        String more = codes.size() > NAMED ? " and " + (codes.size() - NAMED) + " more" : "";
        sentences.add(head + codes.size() + (codes.size() == 1 ? " code is " : " codes are ") + what + " (" + named
                + more + ").");
    }

    static List<String> word(String name, PolicyRelease before, PolicyRelease after) {
        Term one = before.term(name).orElse(null);
        Term other = after.term(name).orElse(null);
        if (one == null && other == null) {
            return List.of();
        }
        String head = "word " + name + ": ";
        if (one == null || other == null) {
            return List.of(head + (one == null ? "it is new" : "it is gone") + ".");
        }
        List<String> sentences = new ArrayList<>();
        changed(head + "its kind of value", one.type().name(), other.type().name(), sentences);
        changed(head + "its unit", one.unit(), other.unit(), sentences);
        changed(head + "its source", Choices.spaced(one.source()), Choices.spaced(other.source()), sentences);
        changed(
                head + "what silence means",
                Choices.spaced(one.absentMeans()),
                Choices.spaced(other.absentMeans()),
                sentences);
        changed(head + "the days that a fact counts", days(one), days(other), sentences);
        changed(head + "its question", question(one), question(other), sentences);
        return sentences;
    }

    private static String days(Term term) {
        return term.staleAfterDays() == null ? "any" : String.valueOf(term.staleAfterDays());
    }

    private static String question(Term term) {
        Term.@Nullable Question question = term.question();
        return question == null
                ? "none"
                : "\"" + question.text() + "\" ("
                        + String.join(
                                ", ", question.codes().stream().map(Code::value).toList()) + ")";
    }

    private static void changed(String what, String one, String other, List<String> sentences) {
        if (!one.equals(other)) {
            sentences.add(what + " is now " + other + " (before: " + one + ").");
        }
    }
}

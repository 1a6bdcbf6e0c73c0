package org.precisionbenefit.policy.yaml;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.TermArgument;
import org.precisionbenefit.policy.TermArgument.Part;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.policy.ValueSet;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Suggestion;

/** Checks what stands in the brackets of a term: the thing that it is asked about, and the parts that narrow it. */
final class TermParts {
    private static final int MOST_DAYS = 36_500;

    private final Names names;
    private final Place at;

    private TermParts(Names names, Place at) {
        this.names = names;
        this.at = at;
    }

    /** The thing itself, without the parts behind it. */
    static String name(Word word, String argument) {
        return word.term().source().takes().isEmpty()
                ? argument
                : TermArgument.of(argument).name();
    }

    /**
     * Refuses names that are declared nowhere, parts that the source does not take, and parts that are missing.
     *
     * @throws org.precisionbenefit.terminology.ConfigurationFault at the place where the argument stands
     */
    static void check(Word word, String argument, Names names, Place at) {
        TermParts parts = new TermParts(names, at);
        TermSource source = word.term().source();
        if (!source.takes().isEmpty()) {
            parts.refuseParts(word, TermArgument.of(argument));
        }
        parts.refuseUnknown(word.argument(), name(word, argument));
        if (source == TermSource.PRESCRIBER_SPECIALTY) {
            parts.refuseOther(name(word, argument), CodeSystem.NUCC, "specialties (NUCC codes)");
        }
    }

    private void refuseParts(Word word, TermArgument argument) {
        TermSource source = word.term().source();
        Set<Part> strange = argument.parts();
        strange.removeAll(source.takes());
        if (!strange.isEmpty()) {
            throw at.fault("The term (" + word.term().name() + ") must not say (" + written(strange) + "). It may say: "
                    + written(source.takes()) + ".");
        }
        Set<Part> missing = source.needs();
        missing.removeAll(argument.parts());
        if (!missing.isEmpty()) {
            throw at.fault("The term (" + word.term().name() + ") must say (" + written(missing)
                    + ") behind what it is asked about.");
        }
        refuseDays(argument.within());
        refuseDays(argument.days());
        if (argument.before() != null) {
            refuseUnknown(ArgumentKind.DRUGS, argument.before());
        }
    }

    private void refuseDays(@Nullable Integer days) {
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw at.fault("The days (" + days + ") must be from 1 to " + MOST_DAYS + ".");
        }
    }

    private static String written(Set<Part> parts) {
        return parts.stream().map(Part::written).collect(Collectors.joining("; "));
    }

    private void refuseUnknown(ArgumentKind kind, String name) {
        boolean ingredient = names.ingredients().containsKey(name);
        if (kind == ArgumentKind.INGREDIENT && !ingredient) {
            throw at.fault("The ingredient (" + name + ") must be declared in this file, under \"applies to\" or under "
                    + "\"other ingredients\" with its RxNorm identifier."
                    + Suggestion.orAll(name, names.ingredients().keySet()));
        }
        if (kind == ArgumentKind.VALUE_SET) {
            refuseUnknownSet(name);
        }
        if (kind == ArgumentKind.DRUGS && !ingredient) {
            refuseNoDrugs(name);
        }
    }

    private void refuseUnknownSet(String name) {
        if (!names.valueSets().containsKey(name)) {
            throw at.fault("The value set (" + name + ") must be a file in value-sets."
                    + (names.refusedValueSets().contains(name)
                            ? " The file is there, but it is refused for problems of its own."
                            : Suggestion.orAll(name, names.valueSets().keySet())));
        }
    }

    private void refuseNoDrugs(String name) {
        if (!names.valueSets().containsKey(name) && !names.refusedValueSets().contains(name)) {
            SortedSet<String> possible = new TreeSet<>(names.ingredients().keySet());
            names.valueSets().values().stream()
                    .filter(set -> holdsOnly(set, CodeSystem.RXNORM))
                    .forEach(set -> possible.add(set.name()));
            throw at.fault(
                    "The drug or class (" + name + ") must be an ingredient that this file declares, or a value set "
                            + "of RxNorm ingredients." + Suggestion.orAll(name, possible));
        }
        refuseUnknownSet(name);
        refuseOther(name, CodeSystem.RXNORM, "drugs (RxNorm ingredients)");
    }

    private void refuseOther(String name, CodeSystem system, String what) {
        ValueSet set = names.valueSets().get(name);
        if (set != null && !holdsOnly(set, system)) {
            throw at.fault(
                    "The value set (" + name + ") must be one of " + what + "; it holds codes of another system.");
        }
    }

    private static boolean holdsOnly(ValueSet set, CodeSystem system) {
        return set.codes().stream().allMatch(code -> code.isFrom(system));
    }
}

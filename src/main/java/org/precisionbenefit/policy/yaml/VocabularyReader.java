package org.precisionbenefit.policy.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Asking;
import org.precisionbenefit.policy.Term;
import org.precisionbenefit.policy.TermSource;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Fields;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.yaml.YamlText;

/** Reads {@code vocabulary.yaml}: the words that policies may use. */
final class VocabularyReader {
    private static final List<String> NAMES =
            List.of("label", "type", "unit", "source", "argument", "words", "absent means", "stale after", "ask");
    private static final int LONGEST_FRESHNESS_DAYS = 36_500;

    private static final String ASKING = "asks for";

    private VocabularyReader() {}

    /** What the file says. */
    record Vocabulary(SortedMap<String, Word> words, Asking asking) {
        Vocabulary {
            words = Collections.unmodifiableSortedMap(new TreeMap<>(words));
        }
    }

    /**
     * The words by name, and which unknown terms the policies ask for. A vocabulary that says nothing of that asks as those of
     * before did, so that what was decided with it replays.
     *
     * @throws ConfigurationFault with every problem of the file
     */
    static Vocabulary read(SourceFile file) {
        return Problems.together(problems -> {
            SortedMap<String, Word> words = new TreeMap<>();
            Fields vocabulary = Fields.of(YamlText.read(file), "the vocabulary", List.of(ASKING, "terms"), problems);
            vocabulary.value("terms");
            for (Authored.Entry entry : vocabulary.entries("terms")) {
                problems.attempt(() -> word(entry))
                        .ifPresent(word -> words.put(word.term().name(), word));
            }
            Asking asking = Asking.OPEN_LINES;
            if (vocabulary.has(ASKING)) {
                asking = problems.attempt(() -> vocabulary.choice(ASKING, Choices.spaced(Asking.values())))
                        .orElse(asking);
            }
            return new Vocabulary(words, asking);
        });
    }

    private static Word word(Authored.Entry entry) {
        String name = entry.name().value();
        if (!name.matches("[a-z][a-z0-9_]*")) {
            throw entry.name().place().fault("The term (" + name + ") must be lower-case words joined by underscores.");
        }
        return Problems.together(problems -> word(name, Fields.of(entry.value(), "term " + name, NAMES, problems)));
    }

    private static Word word(String name, Fields fields) {
        Term.Type type = fields.choice("type", Choices.spaced(Term.Type.values()));
        TermSource source = fields.choice("source", Choices.spaced(TermSource.values()));
        ArgumentKind argument = fields.choice("argument", Choices.spaced(ArgumentKind.values()));
        check(fields, type, source, argument);
        Term term = new Term(
                name,
                type,
                fields.text("unit", ""),
                source,
                fields.choice("absent means", Choices.spaced(Term.AbsentMeans.values())),
                fields.has("stale after") ? staleAfter(fields) : null,
                fields.has("ask") ? question(fields) : null);
        return new Word(term, argument, label(fields, argument), words(fields));
    }

    private static String label(Fields fields, ArgumentKind argument) {
        if (!fields.has("label")) {
            return "";
        }
        String label = fields.line("label").value();
        if (argument == ArgumentKind.NONE && label.contains("{}")) {
            throw fields.flaw("label", label, "must not hold {}, because the term has no argument.");
        }
        return label;
    }

    private static List<String> words(Fields fields) {
        return fields.scalars("words").stream().map(Authored.Scalar::value).toList();
    }

    private static void check(Fields fields, Term.Type type, TermSource source, ArgumentKind argument) {
        ArgumentKind needed = ArgumentKind.neededBy(source);
        if (needed != null && argument != needed) {
            throw fields.flaw(
                    "argument",
                    fields.text("argument"),
                    "must be " + Choices.spaced(needed) + ", which its source needs.");
        }
        Term.Type given = typeOf(source);
        if (given != null && type != given) {
            throw fields.flaw(
                    "type", fields.text("type"), "must be " + Choices.spaced(given) + ", which its source gives.");
        }
        refuse(fields, "unit", type != Term.Type.NUMBER, "it is not a number");
        refuse(fields, "words", type != Term.Type.WORDS, "its type is not words");
        if (source == TermSource.ANSWER && !fields.has("ask")) {
            throw fields.place()
                    .fault("The " + fields.owner() + " must have an \"ask\", because only an answer can give it.");
        }
        refuse(fields, "ask", source.isAlwaysKnown(), "the payer's own tables always tell");
        if (type == Term.Type.NUMBER && source != TermSource.SCORE) {
            fields.text("unit");
        }
    }

    private static void refuse(Fields fields, String name, boolean when, String because) {
        if (when && fields.has(name)) {
            throw fields.place(name)
                    .fault("The " + name + " of " + fields.owner() + " must not be given, because " + because + ".");
        }
    }

    /** The type that a source gives, or null where the vocabulary chooses. */
    private static Term.@Nullable Type typeOf(TermSource source) {
        return switch (source) {
            case MEMBER_AGE,
                    MEMBER_AGE_IN_MONTHS,
                    DAYS_OF_DRUG,
                    TRIALS_OF_DRUGS,
                    PAID_DAYS,
                    LAB,
                    LAB_BEFORE,
                    LAB_FALL,
                    DAILY_DOSE,
                    DOSE_PER_KILOGRAM,
                    DAYS_SUPPLY,
                    LINE_OF_THERAPY,
                    SCORE -> Term.Type.NUMBER;
            case ANSWER -> null;
            case CONDITION,
                    GENE_TESTED,
                    ALLELE_TESTED,
                    ALLELE_FOUND,
                    DRUG_REQUESTED,
                    EVERY_DRUG,
                    TAKING,
                    PRESCRIBER_SPECIALTY,
                    TUMOUR_ELIGIBILITY,
                    GERMLINE_INDICATION,
                    WITHIN_QUANTITY_LIMIT,
                    FORMULARY_STEP_REQUIRED,
                    STATUTORY_STEP_EXCEPTION -> Term.Type.FLAG;
            case OUTCOME_OF_DRUG,
                    PHENOTYPE,
                    ADJUSTED_PHENOTYPE,
                    GENOTYPE,
                    GUIDANCE_ACTION,
                    GUIDANCE_STRENGTH,
                    DOSE_FORM,
                    REQUEST_KIND,
                    STATE_OF_PLAN,
                    LINE_OF_BUSINESS,
                    PLAN -> Term.Type.WORDS;
        };
    }

    /** A number that somebody chose carries when, why and when it was last looked at, like every other number. */
    private static int staleAfter(Fields term) {
        Fields fields = Fields.of(
                term.value("stale after"),
                "the stale after of " + term.owner(),
                List.of("days", "since", "source", "last checked"));
        fields.date("since");
        fields.text("source");
        fields.date("last checked");
        return fields.count("days", "days", LONGEST_FRESHNESS_DAYS);
    }

    private static Term.@Nullable Question question(Fields term) {
        Fields fields = Fields.of(term.value("ask"), "the ask of " + term.owner(), List.of("text", "codes"));
        List<Code> codes = new ArrayList<>();
        for (Authored.Scalar code : fields.scalars("codes")) {
            codes.add(code(code, fields));
        }
        return new Term.Question(fields.line("text").value(), codes);
    }

    private static Code code(Authored.Scalar written, Fields owner) {
        String text = written.value();
        return Stream.of(CodeSystem.values())
                .filter(system -> text.startsWith(system.name() + " "))
                .map(system -> Code.of(system, text.substring(system.name().length() + 1)))
                .findFirst()
                .orElseThrow(() -> written.place()
                        .fault("The code (" + text + ") of " + owner.owner()
                                + " must be a code system and a code, like \"LOINC 29463-7\"."));
    }
}

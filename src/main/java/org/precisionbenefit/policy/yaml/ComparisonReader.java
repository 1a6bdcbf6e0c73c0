package org.precisionbenefit.policy.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.Quantity;
import org.precisionbenefit.terminology.authored.Authored;
import org.precisionbenefit.terminology.authored.Choices;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Suggestion;

/**
 * Reads one comparison: {@code term(argument) >= number unit}, {@code term(argument) in [a, b]}, {@code term(argument)
 * not in [a, b]}, {@code term(argument) is a}, {@code term(argument)} or {@code not term(argument)}. There is nothing else: no arithmetic, no "and", no code.
 */
final class ComparisonReader {
    private static final Pattern SHAPE = Pattern.compile(
            "(?<not>not\\s+)?(?<term>[A-Za-z][A-Za-z0-9_]*)(?<argument>\\s*\\([^()]*\\))?(?<rest>(\\s.*|[<>=!].*)?)");
    private static final Pattern ORDER =
            Pattern.compile("(?<sign>>=|<=|>|<)\\s*(?<number>-?[0-9]{1,15}(\\.[0-9]{1,15})?)(?<unit>(\\s+.*)?)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9*][A-Za-z0-9 ._*/+()-]{0,63}");

    /** More than any name with all that can narrow it. */
    private static final int LONGEST_ARGUMENT = 512;

    private final Names names;
    private final Authored.Scalar written;
    private final Provenance.Source needs;

    private ComparisonReader(Names names, Authored.Scalar written, Provenance.Source needs) {
        this.names = names;
        this.written = written;
        this.needs = needs;
    }

    /**
     * Reads a comparison that stands on one line.
     *
     * @throws ConfigurationFault at the character where it goes wrong
     */
    static Test read(Authored.Scalar written, Names names, Provenance.Source needs) {
        return new ComparisonReader(names, written, needs).read(written.value());
    }

    private Test read(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw wrong(
                    0,
                    "The comparison (" + text + ") cannot be read. Write: term >= number unit, term in [a, b], "
                            + "term not in [a, b], term is word, term, or not term.");
        }
        String name = shape.group("term");
        Word word = names.words().get(name);
        if (word == null) {
            throw wrong(
                    shape.start("term"),
                    "The term (" + name + ") must be in the vocabulary."
                            + Suggestion.orAll(name, names.words().keySet()));
        }
        TermKey term = key(word, shape);
        String rest = shape.group("rest").strip();
        int restAt = shape.start("rest") + leadingBlanks(shape.group("rest"));
        boolean not = shape.group("not") != null;
        return switch (word.term().type()) {
            case NUMBER -> order(word, term, not ? "not" : rest, restAt);
            case WORDS -> words(word, term, not ? "not" : rest, restAt);
            case FLAG -> flag(word, term, not, rest, restAt);
        };
    }

    private TermKey key(Word word, Matcher shape) {
        String name = word.term().name();
        String brackets = shape.group("argument");
        if (brackets == null) {
            if (word.argument() == ArgumentKind.NONE) {
                return new TermKey(name, "");
            }
            throw wrong(
                    shape.end("term"),
                    "The term (" + name + ") must say what it is asked about: " + name + "("
                            + Choices.spaced(word.argument()) + ").");
        }
        int at = shape.start("argument") + brackets.indexOf('(') + 1;
        String argument = brackets.substring(brackets.indexOf('(') + 1, brackets.length() - 1)
                .strip();
        if (word.argument() == ArgumentKind.NONE) {
            throw wrong(at, "The term (" + name + ") must have no argument.");
        }
        if (argument.length() > LONGEST_ARGUMENT) {
            throw wrong(
                    at, "The argument of term (" + name + ") must hold at most " + LONGEST_ARGUMENT + " characters.");
        }
        if (!word.argument().accepts(TermParts.name(word, argument)) || !argument.matches("[A-Za-z0-9 ._*/:-]+")) {
            throw wrong(
                    at,
                    "The argument (" + argument + ") of term " + name + " must be a well-formed "
                            + Choices.spaced(word.argument()) + ".");
        }
        TermParts.check(word, argument, names, written.at(at));
        return new TermKey(name, argument);
    }

    private Test order(Word word, TermKey term, String rest, int at) {
        String unit = word.term().unit();
        Matcher order = ORDER.matcher(rest);
        if (!order.matches()) {
            throw wrong(
                    at,
                    "The number " + term + " must be compared, like \"" + term + " >= 1"
                            + (unit.isEmpty() ? "" : " " + unit) + "\"; the signs are >=, >, <= and <.");
        }
        String given = order.group("unit").strip();
        if (!given.equals(unit)) {
            int unitAt = at + order.start("unit") + leadingBlanks(order.group("unit"));
            throw wrong(
                    unitAt,
                    unit.isEmpty()
                            ? "The number " + term + " must have no unit, and here is (" + written + ")."
                            : "The unit (" + given + ") of " + term + " must be " + unit + ".");
        }
        BigDecimal number = new BigDecimal(order.group("number"));
        if (number.precision() > Quantity.MAX_PRECISION) {
            throw wrong(at + order.start("number"), "The number must have at most 15 digits.");
        }
        Operator operator = Stream.of(Operator.values())
                .filter(one -> one.sign().equals(order.group("sign")))
                .findFirst()
                .orElseThrow();
        return new Test(term, operator, number, List.of(), needs, word.wording(term));
    }

    private Test words(Word word, TermKey term, String rest, int at) {
        boolean outside = rest.startsWith("not in ");
        boolean in = (outside || rest.startsWith("in ")) && rest.endsWith("]") && rest.indexOf('[') > 0;
        if (!in && !rest.startsWith("is ")) {
            throw wrong(
                    at,
                    "The words of " + term
                            + " must be compared with \"is word\", \"in [word, word]\" or \"not in [word,"
                            + " word]\".");
        }
        int listAt = in ? rest.indexOf('[') + 1 : "is ".length();
        String list = in ? rest.substring(listAt, rest.length() - 1) : rest.substring(listAt);
        List<String> wanted = new ArrayList<>();
        Problems problems = new Problems();
        int offset = at + listAt;
        for (String piece : list.split(in ? "," : "(?!)", -1)) {
            String one = piece.strip();
            int oneAt = offset + leadingBlanks(piece);
            problems.run(() -> refuseForeign(word, term, one, oneAt));
            // Facts are words in small letters, however the vocabulary writes them.
            wanted.add(LetterCase.lower(one));
            offset += piece.length() + 1;
        }
        problems.raise();
        return new Test(
                term,
                outside ? Operator.NOT_IN : in ? Operator.IN : Operator.IS,
                null,
                wanted,
                needs,
                word.wording(term),
                word.term().source().isAlwaysKnown());
    }

    private void refuseForeign(Word word, TermKey term, String wanted, int at) {
        if (!WORD.matcher(wanted).matches()) {
            throw wrong(
                    at,
                    "The word (" + wanted
                            + ") must start with a letter, digit or * and hold only letters, digits, blanks "
                            + "and ._*/+()-, at most 64.");
        }
        if (!word.words().isEmpty() && !word.words().contains(wanted)) {
            throw wrong(
                    at,
                    "The word (" + wanted + ") must be one that " + term.term() + " can have."
                            + Suggestion.orAll(wanted, word.words()));
        }
    }

    private Test flag(Word word, TermKey term, boolean not, String rest, int at) {
        if (!rest.isEmpty()) {
            throw wrong(
                    at,
                    "The term " + term + " is yes or no and must stand alone or after \"not\"; behind it stands ("
                            + rest + ").");
        }
        return new Test(
                term,
                not ? Operator.FALSE : Operator.TRUE,
                null,
                List.of(),
                needs,
                word.wording(term),
                word.term().source().isAlwaysKnown());
    }

    private ConfigurationFault wrong(int at, String message) {
        return written.at(at).fault(message);
    }

    private static int leadingBlanks(@Nullable String text) {
        return text == null ? 0 : text.length() - text.stripLeading().length();
    }
}

package org.precisionbenefit.policy.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.policy.Operator;
import org.precisionbenefit.policy.TermKey;
import org.precisionbenefit.policy.Test;
import org.precisionbenefit.profile.Provenance;
import org.precisionbenefit.terminology.Quantity;

/**
 * Reads one comparison: {@code term(argument) >= number unit}, {@code term(argument) in [a, b]}, {@code term(argument) is
 * a}, {@code term(argument)} or {@code not term(argument)}. There is nothing else: no arithmetic, no "and", no code.
 */
final class ComparisonReader {
    private static final Pattern SHAPE = Pattern.compile(
            "(?<not>not\\s+)?(?<term>[A-Za-z][A-Za-z0-9_]*)(?<argument>\\s*\\([^()]*\\))?(?<rest>(\\s.*|[<>=!].*)?)");
    private static final Pattern ORDER =
            Pattern.compile("(?<sign>>=|<=|>|<)\\s*(?<number>-?[0-9]{1,15}(\\.[0-9]{1,15})?)(?<unit>(\\s+.*)?)");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._*/+()-]{0,63}");

    private final Names names;
    private final Problems problems;
    private final Place start;
    private final Provenance.Source needs;

    private ComparisonReader(Names names, YamlValue value, Provenance.Source needs) {
        this.names = names;
        this.problems = value.problems();
        this.start = value.textPlace();
        this.needs = needs;
    }

    /** The comparison, or empty with a problem recorded. */
    static Optional<Test> read(YamlValue value, Names names, Provenance.Source needs) {
        return value.text().flatMap(text -> new ComparisonReader(names, value, needs).read(text));
    }

    private Optional<Test> read(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return wrong(
                    0,
                    "The comparison (" + text + ") cannot be read. Write: term >= number unit, term in [a, b], "
                            + "term is word, term, or not term.");
        }
        String name = shape.group("term");
        Word word = names.words().get(name);
        if (word == null) {
            return wrong(
                    shape.start("term"),
                    "The term (" + name + ") must be in the vocabulary."
                            + Spelling.advice(name, names.words().keySet()));
        }
        Optional<TermKey> key = key(word, shape);
        String rest = shape.group("rest").strip();
        int restAt = shape.start("rest") + leadingBlanks(shape.group("rest"));
        boolean not = shape.group("not") != null;
        return key.flatMap(term -> switch (word.term().type()) {
            case NUMBER -> order(word, term, not ? "not" : rest, restAt);
            case WORDS -> words(word, term, not ? "not" : rest, restAt);
            case FLAG -> flag(term, not, rest, restAt);
        });
    }

    private Optional<TermKey> key(Word word, Matcher shape) {
        String name = word.term().name();
        String written = shape.group("argument");
        if (written == null) {
            return word.argument() == ArgumentKind.NONE
                    ? Optional.of(new TermKey(name, ""))
                    : wrong(
                            shape.end("term"),
                            "The term (" + name + ") must say what it is asked about: " + name + "("
                                    + word.argument().written() + ").");
        }
        int at = shape.start("argument") + written.indexOf('(') + 1;
        String argument = written.substring(written.indexOf('(') + 1, written.length() - 1)
                .strip();
        if (word.argument() == ArgumentKind.NONE) {
            return wrong(at, "The term (" + name + ") must have no argument.");
        }
        if (!word.argument().accepts(argument) || !argument.matches("[A-Za-z0-9 ._*-]+")) {
            return wrong(
                    at,
                    "The argument (" + argument + ") of term " + name + " must be a well-formed "
                            + word.argument().written() + ".");
        }
        return isKnown(word.argument(), argument, at) ? Optional.of(new TermKey(name, argument)) : Optional.empty();
    }

    private boolean isKnown(ArgumentKind kind, String argument, int at) {
        if (kind == ArgumentKind.INGREDIENT && !names.ingredients().containsKey(argument)) {
            wrong(
                    at,
                    "The ingredient (" + argument + ") must be declared in this file, under \"applies to\" or under "
                            + "\"other ingredients\" with its RxNorm identifier."
                            + Spelling.advice(argument, names.ingredients().keySet()));
            return false;
        }
        if (kind == ArgumentKind.VALUE_SET && !names.valueSets().contains(argument)) {
            wrong(
                    at,
                    "The value set (" + argument + ") must be a file in value-sets."
                            + (names.refusedValueSets().contains(argument)
                                    ? " The file is there, but it is refused for problems of its own."
                                    : Spelling.advice(argument, names.valueSets())));
            return false;
        }
        return true;
    }

    private Optional<Test> order(Word word, TermKey term, String rest, int at) {
        String unit = word.term().unit();
        Matcher order = ORDER.matcher(rest);
        if (!order.matches()) {
            return wrong(
                    at,
                    "The number " + term + " must be compared, like \"" + term + " >= 1"
                            + (unit.isEmpty() ? "" : " " + unit) + "\"; the signs are >=, >, <= and <.");
        }
        String written = order.group("unit").strip();
        if (!written.equals(unit)) {
            int unitAt = at + order.start("unit") + leadingBlanks(order.group("unit"));
            return wrong(
                    unitAt,
                    unit.isEmpty()
                            ? "The number " + term + " must have no unit, and here is (" + written + ")."
                            : "The unit (" + written + ") of " + term + " must be " + unit + ".");
        }
        BigDecimal number = new BigDecimal(order.group("number"));
        if (number.precision() > Quantity.MAX_PRECISION) {
            return wrong(at + order.start("number"), "The number must have at most 15 digits.");
        }
        Operator operator = Stream.of(Operator.values())
                .filter(one -> one.sign().equals(order.group("sign")))
                .findFirst()
                .orElseThrow();
        return Optional.of(new Test(term, operator, number, List.of(), needs));
    }

    private Optional<Test> words(Word word, TermKey term, String rest, int at) {
        boolean in = rest.startsWith("in ") && rest.endsWith("]") && rest.indexOf('[') > 0;
        if (!in && !rest.startsWith("is ")) {
            return wrong(at, "The words of " + term + " must be compared with \"is word\" or \"in [word, word]\".");
        }
        int listAt = in ? rest.indexOf('[') + 1 : "is ".length();
        String list = in ? rest.substring(listAt, rest.length() - 1) : rest.substring(listAt);
        List<String> wanted = new ArrayList<>();
        int offset = at + listAt;
        for (String piece : list.split(in ? "," : "(?!)", -1)) {
            String one = piece.strip();
            if (isAllowed(word, term, one, offset + leadingBlanks(piece))) {
                wanted.add(one);
            }
            offset += piece.length() + 1;
        }
        return wanted.isEmpty()
                ? Optional.empty()
                : Optional.of(new Test(term, in ? Operator.IN : Operator.IS, null, wanted, needs));
    }

    private boolean isAllowed(Word word, TermKey term, String wanted, int at) {
        if (!WORD.matcher(wanted).matches()) {
            wrong(
                    at,
                    "The word (" + wanted + ") must start with a letter or digit and hold only letters, digits, blanks "
                            + "and ._*/+()-, at most 64.");
            return false;
        }
        if (!word.words().isEmpty() && !word.words().contains(wanted)) {
            wrong(
                    at,
                    "The word (" + wanted + ") must be one that " + term.term() + " can have."
                            + Spelling.advice(wanted, word.words()));
            return false;
        }
        return true;
    }

    private Optional<Test> flag(TermKey term, boolean not, String rest, int at) {
        if (!rest.isEmpty()) {
            return wrong(
                    at,
                    "The term " + term + " is yes or no and must stand alone or after \"not\"; behind it stands ("
                            + rest + ").");
        }
        return Optional.of(new Test(term, not ? Operator.FALSE : Operator.TRUE, null, List.of(), needs));
    }

    private <T> Optional<T> wrong(int at, String message) {
        problems.add(start.right(at), message);
        return Optional.empty();
    }

    private static int leadingBlanks(@Nullable String text) {
        return text == null ? 0 : text.length() - text.stripLeading().length();
    }
}

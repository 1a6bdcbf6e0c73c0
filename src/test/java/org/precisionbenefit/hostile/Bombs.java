package org.precisionbenefit.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Inputs that are small to write down and large to read: depth, length, count, and texts that backtrack. */
final class Bombs {
    private static final int MANY = 300_000;
    /** A body may have five mebibytes. */
    private static final int MOST = 4_900_000;

    private static final int SHARE = 4;
    /** Files of one folder are read by one reader, so that a dozen of hundreds tell what all would. */
    private static final int OF_A_FOLDER = 12;

    private static final List<String> UNITS = List.of(
            "[", "{a: ", "- ", "? ", "{[", "a: \n", "\"", "'", "\\", "# ", "*a ", "&a ", "|\n", "\t", "a, ", "a\n",
            "\"a\",", "\u0130", "\u00df");

    private Bombs() {}

    static Map<String, byte[]> of(HostileInput door, List<byte[]> good) {
        return door.isJson() ? json(good) : authored(good);
    }

    private static Map<String, byte[]> json(List<byte[]> good) {
        Map<String, byte[]> bombs = new TreeMap<>();
        add(bombs, "open objects", "{\"a\":".repeat(MANY));
        add(bombs, "open lists", "{\"a\":" + "[".repeat(MANY));
        add(bombs, "many members", "{" + members() + "\"z\":0}");
        add(bombs, "long number", "{\"a\":" + "9".repeat(MANY) + "}");
        add(bombs, "long fraction", "{\"a\":0." + "9".repeat(MANY) + "}");
        add(bombs, "long name", "{\"" + "n".repeat(MANY) + "\":0}");
        String body = longest(good);
        for (String unit : List.of(
                "a",
                " ",
                "*1/",
                "*1 ",
                "(",
                "CYP2C19 ",
                "or ",
                "-a",
                "http://a/A/",
                "/,;:-",
                "1",
                "\u0130",
                "\u00df")) {
            String many = unit.repeat(MANY / unit.length());
            add(bombs, "texts of " + unit, withTexts(body, many));
            add(bombs, "texts around " + unit, withTexts(body, "*1/*2 x" + many + "x"));
            add(bombs, "values of " + unit, withValues(body, many + "x"));
        }
        for (String unit : List.of("<b>", "<b a='1'>", "&#60;", "<!--", "<![CDATA[")) {
            add(bombs, "narrative of " + unit, withNarrative(body, div(unit.repeat(60_000))));
        }
        add(bombs, "narrative nested", withNarrative(body, div("<b>".repeat(60_000) + "</b>".repeat(60_000))));
        add(bombs, "narrative wide", withNarrative(body, div("<b/>".repeat(100_000))));
        add(bombs, "narrative of attributes", withNarrative(body, div("<b " + attributes() + "/>")));
        bombs.putAll(RepeatedItems.in(body));
        add(bombs, "narrative of entities", withNarrative(body, "<!DOCTYPE a [" + entities() + "]>" + div("&e9;")));
        return bombs;
    }

    private static String members() {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            members.append("\"n").append(i).append("\":0,");
        }
        return members.toString();
    }

    private static String div(String inside) {
        return "<div xmlns='http://www.w3.org/1999/xhtml'>" + inside + "</div>";
    }

    private static String attributes() {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            all.append('a').append(i).append("='1' ");
        }
        return all.toString();
    }

    private static String entities() {
        StringBuilder all = new StringBuilder("<!ENTITY e0 'x'>");
        for (int i = 1; i < 10; i++) {
            all.append("<!ENTITY e")
                    .append(i)
                    .append(" '")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        return all.toString();
    }

    /** The richest of the good documents that still fits with a long text in it. */
    private static String longest(List<byte[]> good) {
        return good.stream()
                .map(document -> new String(document, StandardCharsets.UTF_8))
                .filter(document -> document.contains("CYP2C19"))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    /** The document with this text in the first places where a sender writes freely; more would be too long. */
    private static String withTexts(String body, String text) {
        return replaced(
                body, "text|display|valueString|drugText|diplotype|phenotype|unit|specialty|comment|narrative", text);
    }

    private static String withValues(String body, String text) {
        return replaced(body, "value|code|system|reference|fullUrl|url|id|birthDate|authoredOn|plan", text);
    }

    private static String replaced(String body, String names, String text) {
        Matcher places =
                Pattern.compile("(\"(?:" + names + ")\"\\s*:\\s*\")[^\"]*\"").matcher(body);
        StringBuilder bomb = new StringBuilder();
        Map<String, Integer> seen = new TreeMap<>();
        while (places.find() && bomb.length() + text.length() < MOST) {
            int again = seen.merge(places.group(1), 1, Integer::sum);
            places.appendReplacement(bomb, again > 2 ? "$0" : Matcher.quoteReplacement(places.group(1) + text + '"'));
        }
        return places.appendTail(bomb).toString();
    }

    /** Narratives are XML inside JSON, which only resources of FHIR have; elsewhere the document stays as it is. */
    private static String withNarrative(String body, String div) {
        return body.replaceFirst(
                "\"resourceType\"\\s*:\\s*\"Claim\",",
                "\"resourceType\":\"Claim\",\"text\":{\"status\":\"generated\",\"div\":\"" + div + "\"},");
    }

    /** A file meets a share of the units and every unit several files; all with all would take minutes. */
    private static Map<String, byte[]> authored(List<byte[]> good) {
        Map<String, byte[]> bombs = new TreeMap<>();
        List<Seed> files = some(good.stream().map(Seed::of).toList());
        for (int file = 0; file < files.size(); file++) {
            Seed seed = files.get(file);
            for (int i = file % SHARE; i < UNITS.size(); i += SHARE) {
                String many = UNITS.get(i).repeat(MANY / UNITS.get(i).length());
                add(bombs, seed.path() + " of " + UNITS.get(i), seed.with(many));
                add(bombs, seed.path() + " ends in " + UNITS.get(i), seed.with(seed.text() + many));
            }
            String longWords = seed.text().replaceAll(": [a-z]+\n", ": " + "w".repeat(10_000) + "\n");
            String escapes = seed.text().replaceAll(": [a-z]+\n", ": \"\\\\u001b[31m\\\\n\\\\x07\"\n");
            add(bombs, seed.path() + " long name", seed.with("? " + "n".repeat(MANY) + "\n: 1\n" + seed.text()));
            add(bombs, seed.path() + " long words", seed.with(longWords));
            add(bombs, seed.path() + " escapes", seed.with(escapes));
        }
        return bombs;
    }

    /** A dozen files of each folder, spread evenly, its longest among them. */
    private static List<Seed> some(List<Seed> all) {
        Map<String, List<Seed>> folders = new TreeMap<>();
        all.forEach(seed -> folders.computeIfAbsent(
                        seed.path().substring(0, seed.path().lastIndexOf('/') + 1), any -> new ArrayList<>())
                .add(seed));
        List<Seed> some = new ArrayList<>();
        for (List<Seed> files : folders.values()) {
            Seed longest = Collections.max(
                    files, Comparator.comparingInt(seed -> seed.text().length()));
            int step = Math.max(1, files.size() / OF_A_FOLDER);
            for (int at = 0; at < files.size(); at++) {
                if (at % step == 0 || files.get(at).equals(longest)) {
                    some.add(files.get(at));
                }
            }
        }
        return some;
    }

    private static void add(Map<String, byte[]> bombs, String name, String text) {
        bombs.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(Map<String, byte[]> bombs, String name, Seed seed) {
        bombs.put(name, seed.input());
    }
}

package org.precisionbenefit.hostile;

import java.util.List;

/** Values that broke some reader somewhere: limits, look-alikes, code in the place of data, and very long texts. */
final class HostileWords {
    /** Appears in no good document, so that a refusal that repeats it has repeated what was sent. */
    static final String CANARY = "CANARY";

    /** Stand in JSON without quotes. */
    static final List<String> BARE = List.of(
            "null",
            "true",
            "0",
            "-0",
            "-1",
            "2147483647",
            "2147483648",
            "-9223372036854775809",
            "1e15",
            "1E30",
            "1e-30",
            "1e31",
            "1e999999999",
            "1e2147483648",
            "-1e99999999999999999999",
            "0.1e-2147483648",
            "123456789012345678901234567890",
            "1.0000000000000000000000000001",
            "3.4028236e38",
            "1e-45",
            "NaN",
            "-Infinity",
            "{}",
            "[]",
            "[[[]]]",
            "{\"a\":{}}",
            "[null]");

    static final List<String> TEXTS = List.of(
            "",
            " ",
            CANARY,
            CANARY + "BIRD-1234567890-\u00e9\u4e2d\ud83d\ude00",
            "\u0000",
            "\u001b[31m" + CANARY,
            "\u202e\u200b\ufeff",
            "\ud800",
            "line\nALARM: line",
            "0",
            "-1",
            "007",
            "1e9",
            "99999999999999999999",
            "3.4028236e38",
            "true",
            "2026-02-30",
            "0000-00-00",
            "9999-12-31",
            "+999999999-12-31",
            "-0001-01-01",
            "2026-11-21T25:61:61Z",
            "2026-11-21T12:00:00+99:99",
            "2026",
            "*1/*2",
            "CYP2C19 *2/*17 or *3|*4",
            "*999999999/*1.001",
            "poor metabolizer (rapid)",
            "#",
            "#" + CANARY,
            "Patient/" + CANARY,
            "http://a/b/C/d/E/f",
            "urn:uuid:00000000-0000-4000-8000-000000000001",
            "http://www.nlm.nih.gov/research/umls/rxnorm",
            "http://hl7.org/fhir/sid/ndc",
            "855812",
            "00378-5186-93",
            "../../etc/passwd",
            "${jndi:ldap://a/b}",
            "{{7*7}}",
            "' or 1=1 --",
            "%s%n%1000000d",
            "\"; System.exit(1); //",
            "System.exit(1)",
            "<div xmlns=\"http://www.w3.org/1999/xhtml\"><script>" + CANARY + "</script></div>",
            "<!DOCTYPE a [<!ENTITY b \"c\"><!ENTITY d SYSTEM \"file:///etc/passwd\">]><div>&b;&d;</div>",
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "at least 1",
            "score(x)",
            "condition(\"x\")",
            "!!javax.script.ScriptEngineManager []",
            "&a [*a, *a]",
            "? [a, b] : c",
            "{a: b, a: c}",
            "- - - - -",
            "|\n  x",
            ">-",
            "@x",
            "%YAML 9.9");

    private static final List<String> LENGTHENED = List.of(
            "a",
            " ",
            "*1/",
            "*1 ",
            "(",
            "or ",
            "CYP2C19 ",
            "CYP2C19-",
            "/,;:()-",
            "http://a/",
            "[",
            "{a: ",
            "- ",
            "<b>",
            "&lt;",
            "1",
            "9.",
            "\u00df",
            "\u0130",
            "\\",
            "\"");

    private HostileWords() {}

    static String text(Chance chance) {
        return chance.oneIn(6) ? lengthened(chance) : chance.pick(TEXTS);
    }

    /** Long enough to show a reader that takes the square of a length, short enough for a million inputs. */
    private static String lengthened(Chance chance) {
        int most = chance.oneIn(50) ? 100_000 : 300;
        String unit = chance.pick(LENGTHENED);
        return unit.repeat(1 + chance.below(most) / unit.length());
    }
}

package org.precisionbenefit.hostile;

import java.util.List;

/** Makes a hostile input out of good documents. */
final class Mutation {
    private static final int MOST_CHANGES = 4;

    private Mutation() {}

    static byte[] input(List<Seed> seeds, Chance chance) {
        Seed seed = chance.pick(seeds);
        String text = seed.text();
        int changes = 1 + chance.below(MOST_CHANGES);
        boolean json = text.startsWith("{") && !chance.oneIn(8);
        String changed = json
                ? JsonMutation.changed(text, changes, chance)
                : TextMutation.changed(text, chance.pick(seeds).text(), changes, chance);
        byte[] input = seed.with(changed).input();
        return chance.oneIn(8) ? spoilt(input, chance) : input;
    }

    /** Bytes that no writer of text would write. */
    private static byte[] spoilt(byte[] input, Chance chance) {
        for (int i = chance.below(4); i >= 0 && input.length > 0; i--) {
            input[chance.below(input.length)] = (byte) chance.below(256);
        }
        return chance.oneIn(4) ? java.util.Arrays.copyOf(input, chance.below(input.length + 1)) : input;
    }
}

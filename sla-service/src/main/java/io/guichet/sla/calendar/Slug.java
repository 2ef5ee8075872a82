package io.guichet.sla.calendar;

import java.text.Normalizer;
import java.util.Locale;

/** Makes a stable key of a name. */
final class Slug {

    private static final int LONGEST = 63;

    private Slug() {}

    /** {@code support-francais} of "Support Français"; empty when nothing of the name is left. */
    static String of(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9]+", "-");
        var cut = plain.substring(0, Math.min(plain.length(), LONGEST));
        return cut.replaceAll("^-|-$", "");
    }
}

package io.guichet.ticket.duplicate;

import java.text.Normalizer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How likely two requests are the same one: the cosine of their words, those of the subject counting double, with a
 * little more for the same customer and a little less for each day between them.
 */
public final class Similarity {

    /** From here on it is worth showing. */
    public static final double LIKELY = 0.56;

    private static final int STEM = 6;
    private static final double SAME_CONTACT = 0.12;
    private static final double SAME_ORGANIZATION = 0.05;
    private static final double PER_DAY = 0.02;
    private static final double MOST_FOR_TIME = 0.2;
    private static final Set<String> SAY_NOTHING = Set.of("the", "and", "for", "you", "your", "our", "with", "that",
            "this", "have", "has", "had", "not", "but", "are", "was", "can", "could", "would", "please", "hello", "hi",
            "thanks", "thank", "from", "since", "when", "what", "why", "how", "les", "des", "une", "est", "pas", "que",
            "qui", "pour", "dans", "sur", "avec", "mon", "mes", "nos", "vos", "votre", "notre", "nous", "vous",
            "bonjour",
            "merci", "depuis", "plus", "suis", "cordialement", "svp", "very", "still", "now", "get", "its", "any",
            "toujours", "encore", "aussi", "fait", "there", "been", "they", "will", "who");

    private Similarity() {}

    /** What is known of a request. */
    public record Request(String subject, String text) {}

    /** Who asked, and how far apart in time. */
    public record Circumstances(boolean sameContact, boolean sameOrganization, Duration apart) {}

    /** From 0, nothing in common, to about 1. */
    public static double of(Request one, Request other, Circumstances circumstances) {
        var words = cosine(words(one), words(other));
        if (words == 0) {
            return 0;
        }
        var who = circumstances.sameContact()
                ? SAME_CONTACT
                : circumstances.sameOrganization() ? SAME_ORGANIZATION : 0;
        var days = circumstances.apart().abs().toHours() / 24.0;
        return Math.clamp(words + who - Math.min(MOST_FOR_TIME, days * PER_DAY), 0, 1);
    }

    private static Map<String, Integer> words(Request request) {
        var words = new HashMap<String, Integer>();
        count(request.subject(), 2, words);
        count(request.text(), 1, words);
        return words;
    }

    private static void count(String text, int weight, Map<String, Integer> words) {
        var folded = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
        for (var word : folded.split("[^\\p{L}\\p{N}]+", -1)) {
            if (word.length() >= 3 && !SAY_NOTHING.contains(word)) {
                words.merge(word.substring(0, Math.min(STEM, word.length())), weight, Integer::sum);
            }
        }
    }

    private static double cosine(Map<String, Integer> one, Map<String, Integer> other) {
        var common = one.entrySet().stream().mapToDouble(word -> word.getValue() * other.getOrDefault(word.getKey(), 0))
                .sum();
        return common == 0 ? 0 : common / (length(one) * length(other));
    }

    private static double length(Map<String, Integer> words) {
        return Math.sqrt(words.values().stream().mapToDouble(count -> count * count).sum());
    }
}

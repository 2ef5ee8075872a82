package io.guichet.ticket.channel.email.reply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Measures by hand how many of somebody else's replies are trimmed exactly: the file of their cases is the argument. */
final class ReplyCorpus {

    private static final double GOAL = 0.85;
    private static final int MISSED = 3;

    private ReplyCorpus() {}

    public static void main(String... arguments) throws IOException {
        var cases = new ObjectMapper().readTree(Files.readString(Path.of(arguments[0])));
        var missed = new ArrayList<String>();
        var judged = 0;
        for (var one : cases) {
            var exact = isExact(one, ReplyTrimmer.trim(text(one)).visible());
            judged += exact.isPresent() ? 1 : 0;
            if (exact.isPresent() && !exact.get()) {
                missed.add(one.path("id").asText());
            }
        }
        var share = judged == 0 ? 0 : 1 - (double) missed.size() / judged;
        System.out.printf(
                "exact: %d of %d (%.1f %%), %d say nothing of what is visible; goal %.0f %%: %s%nmissed: %s%n",
                judged - missed.size(), judged, share * 100, cases.size() - judged, GOAL * 100,
                share >= GOAL ? "held" : "MISSED", missed);
        System.exit(share >= GOAL ? 0 : MISSED);
    }

    private static String text(JsonNode one) {
        return one.path("input").asText().replace("\r\n", "\n");
    }

    /** Empty when the case says nothing of what is visible: only how pieces that we do not have are to be named. */
    private static Optional<Boolean> isExact(JsonNode one, String visible) {
        var expected = one.path("expect");
        var whole = Stream.of("reply_equals", "visible_equals", "before_equals").map(expected::path)
                .filter(JsonNode::isTextual).findFirst();
        if (whole.isPresent()) {
            return Optional.of(compared(one, visible).equals(compared(one, whole.get().asText())));
        }
        if (expected.has("first_fragment_equals")) {
            return Optional.of(visible.strip().startsWith(expected.path("first_fragment_equals").asText().strip()));
        }
        var patterns = expected.path("first_fragment_matches");
        return patterns.isEmpty()
                ? Optional.empty()
                : Optional.of(patterns.valueStream().map(JsonNode::asText)
                        .allMatch(pattern -> Pattern.compile(pattern).matcher(visible).find()));
    }

    private static String compared(JsonNode one, String text) {
        return one.path("compare").asText().equals("ignore-whitespace") ? text.replaceAll("\\s", "") : text.strip();
    }
}

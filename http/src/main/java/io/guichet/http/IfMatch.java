package io.guichet.http;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Which revisions a change may be made to: the header {@code If-Match}.
 *
 * @param any whether any existing revision will do ({@code *}, or no header where none is required)
 * @param tags the strong tags that were named; a weak one is never equal to one of ours
 */
public record IfMatch(boolean any, Set<String> tags) {

    private static final String HEADER = "If-Match";

    public IfMatch {
        tags = Set.copyOf(tags);
    }

    /**
     * What a header demands; anything goes when it is absent.
     *
     * @throws InvalidParameter when it is no list of entity tags
     */
    public static IfMatch optional(@Nullable String header) {
        return header == null || header.isBlank() ? new IfMatch(true, Set.of()) : parse(header.strip());
    }

    /**
     * What a header demands, where a lost update would hurt.
     *
     * @throws IfMatchRequired when it is absent
     * @throws InvalidParameter when it is no list of entity tags
     */
    public static IfMatch required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw new IfMatchRequired();
        }
        return parse(header.strip());
    }

    /** Whether a change may be made to the thing at this revision. */
    public boolean matches(long revision) {
        return any || tags.contains(ETags.of(revision));
    }

    /**
     * Lets a change pass that was made to this revision.
     *
     * @throws LostUpdate else
     */
    public void verify(long revision) {
        if (!matches(revision)) {
            throw new LostUpdate(revision);
        }
    }

    private static IfMatch parse(String header) {
        if (header.equals("*")) {
            return new IfMatch(true, Set.of());
        }
        return new IfMatch(false, Stream.of(header.split(",", -1)).map(String::strip).map(IfMatch::tag)
                .filter(tag -> !tag.startsWith("W/")).collect(Collectors.toSet()));
    }

    private static String tag(String tag) {
        if (!tag.matches("(W/)?\"[^\",]*\"")) {
            throw new InvalidParameter(HEADER, "must be * or a list of entity tags such as \"12\"");
        }
        return tag;
    }
}

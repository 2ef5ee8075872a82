package io.guichet.ticket.attachment;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Files are attached by whoever uploaded them, whole, and once. */
public class AttachmentUnusable extends RuntimeException {

    private final transient List<Integer> places;

    AttachmentUnusable(List<UUID> wanted, Set<UUID> usable) {
        super("Not uploaded by you, not whole, or attached already: " + wanted.stream()
                .filter(id -> !usable.contains(id)).map(UUID::toString).collect(Collectors.joining(", ")));
        places = IntStream.range(0, wanted.size()).filter(place -> !usable.contains(wanted.get(place))).boxed()
                .toList();
    }

    /** Where they stand among those that were wanted, from 0. */
    public List<Integer> places() {
        return places;
    }
}

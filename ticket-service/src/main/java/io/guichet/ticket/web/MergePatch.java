package io.guichet.ticket.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Priority;
import io.guichet.events.TicketStatus;
import io.guichet.events.TicketType;
import io.guichet.http.Problem.Flaw;
import io.guichet.ticket.Edit;
import io.guichet.ticket.NewTicket;
import io.guichet.ticket.Patch;

/** A JSON Merge Patch (RFC 7396) of a ticket: what is absent stays, what is null goes. */
final class MergePatch {

    private static final int LONGEST = 100;
    private static final int LONGEST_TAG = 60;
    private static final int MOST_TAGS = 50;

    private final Map<String, @Nullable Object> left;
    private final TicketRequests requests;
    private final List<Flaw> flaws = new ArrayList<>();

    MergePatch(Map<String, @Nullable Object> patch, TicketRequests requests) {
        this.left = new LinkedHashMap<>(patch);
        this.requests = requests;
    }

    /**
     * The change that is asked for.
     *
     * @throws InvalidBody with a pointer to each value that cannot be
     */
    Edit edit() {
        var edit = new Edit(subject(), one("status", TicketStatus.class), one("priority", Priority.class),
                one("type", TicketType.class), patch("category"), patch("product"), patch("language"),
                patch("region"), tags(), fields());
        new TreeSet<>(left.keySet()).forEach(name -> flaw(name, "is unknown, or cannot be changed here"));
        if (!flaws.isEmpty()) {
            throw InvalidBody.malformed(flaws);
        }
        return edit;
    }

    private Optional<String> subject() {
        return required("subject").flatMap(value -> text("subject", value, NewTicket.LONGEST_SUBJECT));
    }

    private <E extends Enum<E>> Optional<E> one(String name, Class<E> type) {
        return required(name).flatMap(value -> {
            var found = Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equals(value)).findFirst();
            if (found.isEmpty()) {
                flaw(name, "must be one of " + Arrays.stream(type.getEnumConstants()).map(Enum::name)
                        .collect(Collectors.joining(", ")));
            }
            return found;
        });
    }

    private Patch patch(String name) {
        if (!left.containsKey(name)) {
            return Patch.KEEP;
        }
        var value = left.remove(name);
        if (value == null) {
            return Patch.to(null);
        }
        var text = text(name, value, LONGEST).orElse(null);
        if (text != null && name.equals("language") && !text.matches(OpenTicket.LANGUAGE)) {
            flaw(name, "must be a language such as fr or pt-BR");
        }
        return Patch.to(text);
    }

    private Optional<List<String>> tags() {
        if (!left.containsKey("tags")) {
            return Optional.empty();
        }
        var value = left.remove("tags");
        if (value == null) {
            return Optional.of(List.of());
        }
        if (!(value instanceof List<?> tags) || tags.size() > MOST_TAGS) {
            flaw("tags", "must be a list of at most %d texts".formatted(MOST_TAGS));
            return Optional.empty();
        }
        var texts = new ArrayList<String>();
        for (var place = 0; place < tags.size(); place++) {
            text("tags/" + place, tags.get(place), LONGEST_TAG).ifPresent(texts::add);
        }
        return Optional.of(texts);
    }

    private Map<String, @Nullable Object> fields() {
        var value = left.remove("fields");
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> given)) {
            flaw("fields", "must be an object");
            return Map.of();
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        given.forEach((name, field) -> fields.put(String.valueOf(name), field));
        var kept = new LinkedHashMap<String, Object>();
        fields.forEach((name, field) -> {
            if (field != null) {
                kept.put(name, field);
            }
        });
        var checked = requests.checkedFields(kept);
        fields.putAll(checked);
        return fields;
    }

    /** The value of a name that cannot be removed. */
    private Optional<Object> required(String name) {
        if (!left.containsKey(name)) {
            return Optional.empty();
        }
        var value = left.remove(name);
        if (value == null) {
            flaw(name, "cannot be removed");
        }
        return Optional.ofNullable(value);
    }

    private Optional<String> text(String name, @Nullable Object value, int longest) {
        if (value instanceof String text && !text.isBlank() && text.length() <= longest) {
            return Optional.of(text.strip());
        }
        flaw(name, "must be text of 1 to %d characters".formatted(longest));
        return Optional.empty();
    }

    private void flaw(String name, String detail) {
        flaws.add(Flaw.at("/" + name, detail));
    }
}

package io.guichet.ticket.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.http.Problem.Flaw;
import io.guichet.ticket.Patch;

/** A JSON Merge Patch (RFC 7396) that is read name by name: what is absent stays, what is null goes. */
final class PatchBody {

    private final Map<String, @Nullable Object> left;
    private final List<Flaw> flaws = new ArrayList<>();

    PatchBody(Map<String, @Nullable Object> patch) {
        this.left = new LinkedHashMap<>(patch);
    }

    /** Text that may be removed. */
    Patch text(String name, int longest) {
        if (!left.containsKey(name)) {
            return Patch.KEEP;
        }
        var value = left.remove(name);
        if (value == null) {
            return Patch.to(null);
        }
        if (value instanceof String text && !text.isBlank() && text.length() <= longest) {
            return Patch.to(text.strip());
        }
        flaw(name, "must be text of 1 to %d characters".formatted(longest));
        return Patch.KEEP;
    }

    /** Text that cannot be removed. */
    Patch required(String name, int longest) {
        if (left.containsKey(name) && left.get(name) == null) {
            left.remove(name);
            flaw(name, "cannot be removed");
        }
        return text(name, longest);
    }

    /** A language that may be removed. */
    Patch language(String name) {
        var patch = text(name, 20);
        if (patch.value() != null && !patch.value().matches(OpenTicket.LANGUAGE)) {
            flaw(name, "must be a language such as fr or pt-BR");
        }
        return patch;
    }

    /** An id that may be removed. */
    Patch id(String name) {
        var patch = text(name, 36);
        if (patch.value() != null) {
            try {
                var _ = UUID.fromString(patch.value());
            } catch (IllegalArgumentException notOne) {
                flaw(name, "must be a UUID");
            }
        }
        return patch;
    }

    /** A whole number that cannot be removed. */
    Optional<Integer> number(String name, int least, int most) {
        if (!left.containsKey(name)) {
            return Optional.empty();
        }
        var value = left.remove(name);
        if (value instanceof Integer number && number >= least && number <= most) {
            return Optional.of(number);
        }
        flaw(name, "must be a whole number from %d to %d".formatted(least, most));
        return Optional.empty();
    }

    /** Custom fields: a value of null removes one. */
    Map<String, @Nullable Object> fields() {
        var value = left.remove("fields");
        var fields = new LinkedHashMap<String, @Nullable Object>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, field) -> fields.put(String.valueOf(key), field));
        } else if (value != null) {
            flaw("fields", "must be an object");
        }
        return fields;
    }

    /** A list of texts that replaces the one there is. */
    Optional<List<String>> texts(String name, int most, int longest) {
        if (!left.containsKey(name)) {
            return Optional.empty();
        }
        var value = left.remove(name);
        if (value instanceof List<?> list && list.size() <= most && list.stream()
                .allMatch(one -> one instanceof String text && !text.isBlank() && text.length() <= longest)) {
            return Optional.of(list.stream().map(String::valueOf).toList());
        }
        flaw(name, "must be a list of at most %d texts of at most %d characters".formatted(most, longest));
        return Optional.empty();
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidBody with a pointer to each value that cannot be, and to each name that nobody has read
     */
    void end() {
        new TreeSet<>(left.keySet()).forEach(name -> flaw(name, "is unknown, or cannot be changed here"));
        if (!flaws.isEmpty()) {
            throw InvalidBody.malformed(flaws);
        }
    }

    void flaw(String name, String detail) {
        flaws.add(Flaw.at("/" + name, detail));
    }
}

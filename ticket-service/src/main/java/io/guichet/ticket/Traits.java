package io.guichet.ticket;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import org.jspecify.annotations.Nullable;

import io.guichet.events.AssignmentEvent.TicketRouted;
import io.guichet.events.Priority;
import io.guichet.events.TicketType;
import io.vertx.core.json.JsonObject;

/** What a ticket is about and how pressing it is; names of what changed are those of the event's snapshot. */
@Embeddable
class Traits {

    /** In bytes of JSON: every event carries them. */
    private static final int LARGEST_FIELDS = 32 * 1024;

    private String subject;
    @Enumerated(EnumType.STRING)
    private Priority priority;
    @Enumerated(EnumType.STRING)
    private TicketType type;
    private @Nullable String category;
    private @Nullable String product;
    private @Nullable String language;
    private @Nullable String region;
    private String[] tags;
    @Convert(converter = FieldsColumn.class)
    private Map<String, Object> fields;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Traits() {}

    Traits(Opening opening) {
        subject = opening.subject();
        priority = opening.priority();
        type = opening.type();
        category = opening.category();
        product = opening.product();
        language = opening.language();
        region = opening.region();
        tags = distinct(opening.tags());
        fields = merged(Map.of(), opening.fields());
    }

    /** Does what a person asked for, but for priority and status; the names of what has changed. */
    List<String> edit(Edit edit) {
        var before = values();
        subject = edit.subject().orElse(subject);
        type = edit.type().orElse(type);
        category = edit.category().or(category);
        product = edit.product().or(product);
        language = edit.language().or(language);
        region = edit.region().or(region);
        tags = edit.tags().map(Traits::distinct).orElse(tags);
        fields = merged(fields, edit.fields());
        return changedSince(before);
    }

    /** Does what a routing rule asks for, but for the priority; the names of what has changed. */
    List<String> route(TicketRouted routed) {
        var before = values();
        tags = distinct(Stream.concat(Stream.of(tags), routed.addTags().stream()).toList());
        fields = merged(fields, routed.setFields());
        return changedSince(before);
    }

    /** Adds the tags that it does not have; the names of what has changed. */
    List<String> tag(List<String> more) {
        var before = values();
        tags = distinct(Stream.concat(Stream.of(tags), more.stream()).toList());
        return changedSince(before);
    }

    /** Makes it more or less pressing. */
    void press(Priority wanted) {
        priority = wanted;
    }

    private List<String> changedSince(Map<String, Object> before) {
        var now = values();
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(now.keySet());
        return names.stream().filter(name -> !Objects.equals(before.get(name), now.get(name))).toList();
    }

    private Map<String, Object> values() {
        var facts = new Facts();
        tell(facts);
        return facts.asMap();
    }

    private static String[] distinct(List<String> tags) {
        return new LinkedHashSet<>(tags).toArray(String[]::new);
    }

    /** A field with the value null is removed (RFC 7396); the others stay. */
    private static Map<String, Object> merged(Map<String, Object> fields,
            Map<String, ? extends @Nullable Object> news) {
        var merged = new LinkedHashMap<>(fields);
        news.forEach((name, value) -> {
            if (value == null) {
                merged.remove(name);
            } else {
                merged.put(name, value);
            }
        });
        if (new JsonObject(merged).toBuffer().length() > LARGEST_FIELDS) {
            throw new FieldsTooLarge(LARGEST_FIELDS);
        }
        return new TreeMap<>(merged);
    }

    String subject() {
        return subject;
    }

    Priority priority() {
        return priority;
    }

    TicketType type() {
        return type;
    }

    @Nullable
    String category() {
        return category;
    }

    @Nullable
    String product() {
        return product;
    }

    @Nullable
    String language() {
        return language;
    }

    @Nullable
    String region() {
        return region;
    }

    List<String> tags() {
        return List.of(tags);
    }

    Map<String, Object> fields() {
        return Map.copyOf(fields);
    }

    void tell(Facts facts) {
        facts.put("subject", subject)
                .put("priority", priority)
                .put("type", type)
                .put("category", category)
                .put("product", product)
                .put("language", language)
                .put("region", region)
                .put("tags", tags())
                .put("fields", fields);
    }
}

package io.guichet.conditions;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;

import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;

/** What a condition may speak of: the variables, their fields, the kind of each, and its value when absent. */
final class Vocabulary {

    static final Thing TICKET = new Thing("ticket",
            text("subject"), text("text"),
            word("status", "NEW", "OPEN", "ANSWERED", "PENDING", "ON_HOLD", "RESOLVED", "REOPENED", "CLOSED"),
            word("priority", "LOW", "NORMAL", "HIGH", "URGENT"),
            word("type", "QUESTION", "INCIDENT", "REQUEST", "SUGGESTION", "PROJECT"),
            word("channel", "EMAIL", "WEB_FORM", "PORTAL", "API", "PHONE", "CHAT", "SOCIAL"),
            text("department"), text("group"), text("category"), text("product"), text("language"), text("region"),
            new Field("tags", ListType.create(SimpleType.STRING), List.of(), List.of()),
            fields(),
            new Field("createdAt", SimpleType.TIMESTAMP, Instant.EPOCH, List.of()));

    static final Thing CONTACT = new Thing("contact",
            text("name"), text("email"), text("language"), number("importance"), text("level"), text("region"),
            word("verification", "UNVERIFIED", "EMAIL_VERIFIED", "SIGNED_IN", "PROVEN"), fields());

    static final Thing ORGANIZATION = new Thing("organization",
            text("name"), number("importance"), text("level"), text("region"), fields(),
            new Field("present", SimpleType.BOOL, false, List.of()));

    static final List<Thing> THINGS = List.of(TICKET, CONTACT, ORGANIZATION);

    private Vocabulary() {}

    static Optional<Thing> thing(String name) {
        return THINGS.stream().filter(thing -> thing.name().equals(name)).findFirst();
    }

    private static Field text(String name) {
        return new Field(name, SimpleType.STRING, "", List.of());
    }

    private static Field number(String name) {
        return new Field(name, SimpleType.INT, 0L, List.of());
    }

    private static Field fields() {
        return new Field("fields", MapType.create(SimpleType.STRING, SimpleType.DYN), Map.of(), List.of());
    }

    private static Field word(String name, String... words) {
        return new Field(name, SimpleType.STRING, "", List.of(words));
    }

    /** A field; {@code words} are all the values it can have, or none when it is free. */
    record Field(String name, CelType type, Object whenAbsent, List<String> words) {}

    /** A variable of a condition and its fields. */
    static final class Thing {

        private final String name;
        private final Map<String, Field> fields = new LinkedHashMap<>();
        private final StructType type;

        Thing(String name, Field... fields) {
            this.name = name;
            for (Field field : fields) {
                this.fields.put(field.name(), field);
            }
            ImmutableMap<String, CelType> types = Arrays.stream(fields)
                    .collect(ImmutableMap.toImmutableMap(Field::name, Field::type));
            this.type = StructType.create("guichet." + name, types.keySet(),
                    field -> Optional.ofNullable(types.get(field)));
        }

        String name() {
            return name;
        }

        CelType type() {
            return type;
        }

        Optional<Field> field(String field) {
            return Optional.ofNullable(fields.get(field));
        }

        List<String> fieldNames() {
            return List.copyOf(fields.keySet());
        }

        Map<String, Object> absent() {
            var values = new LinkedHashMap<String, Object>();
            fields.values().forEach(field -> values.put(field.name(), field.whenAbsent()));
            return values;
        }
    }

    /** Makes the types known to the checker, which then refuses a field that none of them has. */
    static final class Types implements CelTypeProvider {

        @Override
        public ImmutableCollection<CelType> types() {
            return THINGS.stream().map(Thing::type).collect(ImmutableSet.toImmutableSet());
        }

        @Override
        public Optional<CelType> findType(String name) {
            return types().stream().filter(type -> type.name().equals(name)).findFirst();
        }
    }
}

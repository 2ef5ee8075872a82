package io.guichet.notification.template;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a template is for; with the placeholders that it may name, and no others. */
public enum TemplateKind {
    /** Names nothing that the sender of the request chose: anybody can cause one in another's name. */
    ACKNOWLEDGEMENT("number", "department", "promised", "opens"),
    REPLY("number", "subject", "department", "agent", "text", "signature"),
    RESOLUTION("number", "subject", "department", "agent", "signature"),
    NOTICE("title", "remark", "number", "subject", "requester", "department", "reader", "link");

    /** The instant by which the customer was promised an answer. */
    public static final String PROMISED = "promised";
    /** Becomes paragraphs in HTML. */
    static final String TEXT = "text";
    /** Becomes lines in HTML. */
    static final Set<String> LINES = Set.of("signature", "remark");
    /** An address of our own: the only one that may stand in an attribute. */
    static final String LINK = "link";

    private final Set<String> placeholders;

    TemplateKind(String... placeholders) {
        this.placeholders = new LinkedHashSet<>(List.of(placeholders));
    }

    /** In the order in which people are shown them. */
    public List<String> placeholders() {
        return List.copyOf(placeholders);
    }

    boolean knows(String placeholder) {
        return placeholders.contains(placeholder);
    }

    /** The kind of a name in any case. */
    public static Optional<TemplateKind> of(String name) {
        return Stream.of(values()).filter(kind -> kind.name().equalsIgnoreCase(name)).findFirst();
    }

    String file() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package io.guichet.ticket.setting;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is configured, as records that are kept as JSON. */
public enum Kind {
    CATEGORIES(Category.class),
    SUPPORT_LEVELS(SupportLevel.class),
    FIELDS(FieldDefinition.class),
    FORMS(
            WebForm.class),
    MACROS(Macro.class),
    EMERGENCY_RULES(EmergencyRule.class),
    WORK_LISTS(WorkList.class),
    INVITATIONS(Invitation.class);

    private final Class<?> content;

    Kind(Class<?> content) {
        this.content = content;
    }

    /** The kind of a name in an address, for example {@code support-levels}. */
    public static Optional<Kind> of(String name) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(name)).findFirst();
    }

    /** As it stands in addresses. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Class<?> content() {
        return content;
    }
}

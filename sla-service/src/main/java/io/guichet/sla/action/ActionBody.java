package io.guichet.sla.action;

import java.util.List;
import java.util.UUID;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import com.google.errorprone.annotations.CanIgnoreReturnValue;

import io.guichet.events.Priority;
import io.guichet.events.SlaAction;
import io.guichet.events.SlaAction.Audience;

/**
 * An action as it is written and shown: {@code type} and what that type needs, nothing else; see {@link SlaAction}.
 *
 * @param webhook of {@code CALL_WEBHOOK}: the key of one of notification-service's webhooks, which need not exist yet
 * @param text of {@code NOTIFY}, {@code REMIND_CUSTOMER}; the reason of {@code CLOSE_TICKET}
 */
public record ActionBody(@NotNull Type type, @Nullable Audience who, @Nullable @Size(max = 320) String value,
        @Nullable @Size(max = 2000) String text, @Nullable Priority priority, @Nullable @Size(max = 63) String group,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 100) String> tags,
        @Nullable @Size(max = 63) String webhook) {

    /** What can be done. */
    public enum Type {
        NOTIFY, RAISE_PRIORITY, MOVE_TO_GROUP, ADD_TAGS, CALL_WEBHOOK, REMIND_CUSTOMER, CLOSE_TICKET
    }

    private static final String WEBHOOK_KEY = "[a-z0-9][a-z0-9_-]{0,62}";
    private static final ActionBody NOTHING = new ActionBody(Type.CLOSE_TICKET, null, null, null, null, null, null,
            null);

    /**
     * The action.
     *
     * @param where JSON pointer to it
     * @throws Unusable when something is missing or too much
     */
    public SlaAction action(String where) {
        var action = read(where);
        if (!of(action).equals(new ActionBody(type, who, value, text, priority, group, tags, webhook))) {
            throw new Unusable(where, "says more than an action of type " + type + " needs");
        }
        return action;
    }

    private SlaAction read(String where) {
        return switch (type) {
            case NOTIFY -> notify(where);
            case RAISE_PRIORITY -> new SlaAction.RaisePriority(needed(priority, where + "/priority"));
            case MOVE_TO_GROUP -> new SlaAction.MoveToGroup(needed(group, where + "/group"));
            case ADD_TAGS -> new SlaAction.AddTags(needed(tags, where + "/tags"));
            case CALL_WEBHOOK -> new SlaAction.CallWebhook(webhookKey(where + "/webhook"));
            case REMIND_CUSTOMER -> new SlaAction.RemindCustomer(text);
            case CLOSE_TICKET -> new SlaAction.CloseTicket(text);
        };
    }

    private String webhookKey(String where) {
        var key = needed(webhook, where);
        if (!key.matches(WEBHOOK_KEY)) {
            throw new Unusable(where, "must be the key of a webhook");
        }
        return key;
    }

    private SlaAction notify(String where) {
        var audience = needed(who, where + "/who");
        switch (audience) {
            case ROLE -> needed(value, where + "/value");
            case AGENT -> id(needed(value, where + "/value"), where + "/value");
            case ADDRESS -> {
                if (!needed(value, where + "/value").matches("[^@\\s]+@[^@\\s]+")) {
                    throw new Unusable(where + "/value", "must be a mail address");
                }
            }
            case ASSIGNEE, GROUP, SUPERVISOR, ACCOUNT_MANAGER -> {
                if (value != null) {
                    throw new Unusable(where + "/value", "is for ROLE, AGENT and ADDRESS only");
                }
            }
        }
        return new SlaAction.Notify(audience, value, text);
    }

    private static void id(String value, String where) {
        try {
            var ignored = UUID.fromString(value);
        } catch (IllegalArgumentException none) {
            throw new Unusable(where, "must be the id of an agent");
        }
    }

    @CanIgnoreReturnValue
    private static <T> T needed(@Nullable T value, String where) {
        if (value == null || value instanceof String text && text.isBlank() || value instanceof List<?> list
                && list.isEmpty()) {
            throw new Unusable(where, "is required");
        }
        return value;
    }

    /** As it was written. */
    public static ActionBody of(SlaAction action) {
        return switch (action) {
            case SlaAction.Notify told -> new ActionBody(Type.NOTIFY, told.who(), told.value(), told.text(), null, null,
                    null, null);
            case SlaAction.RaisePriority raised -> new ActionBody(Type.RAISE_PRIORITY, null, null, null, raised.to(),
                    null, null, null);
            case SlaAction.MoveToGroup moved -> new ActionBody(Type.MOVE_TO_GROUP, null, null, null, null,
                    moved.group(), null, null);
            case SlaAction.AddTags added -> new ActionBody(Type.ADD_TAGS, null, null, null, null, null, added.tags(),
                    null);
            case SlaAction.CallWebhook called -> new ActionBody(Type.CALL_WEBHOOK, null, null, null, null, null, null,
                    called.webhook());
            case SlaAction.RemindCustomer reminded -> new ActionBody(Type.REMIND_CUSTOMER, null, null, reminded.text(),
                    null, null, null, null);
            case SlaAction.CloseTicket closed -> new ActionBody(Type.CLOSE_TICKET, null, null, closed.reason(), null,
                    null, null, null);
            case SlaAction.Unknown _ -> NOTHING;
        };
    }

    /** All of a list, each with its place. */
    public static List<SlaAction> actions(List<ActionBody> bodies, String where) {
        return java.util.stream.IntStream.range(0, bodies.size())
                .mapToObj(index -> bodies.get(index).action(where + "/" + index)).toList();
    }
}

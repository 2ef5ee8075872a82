package io.guichet.events;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What is to be done when a step of an escalation or of a watch rule is reached. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type", defaultImpl = SlaAction.Unknown.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = SlaAction.Notify.class, name = "NOTIFY"),
    @JsonSubTypes.Type(value = SlaAction.RaisePriority.class, name = "RAISE_PRIORITY"),
    @JsonSubTypes.Type(value = SlaAction.MoveToGroup.class, name = "MOVE_TO_GROUP"),
    @JsonSubTypes.Type(value = SlaAction.AddTags.class, name = "ADD_TAGS"),
    @JsonSubTypes.Type(value = SlaAction.CallWebhook.class, name = "CALL_WEBHOOK"),
    @JsonSubTypes.Type(value = SlaAction.RemindCustomer.class, name = "REMIND_CUSTOMER"),
    @JsonSubTypes.Type(value = SlaAction.CloseTicket.class, name = "CLOSE_TICKET"),
    @JsonSubTypes.Type(value = SlaAction.Unknown.class, name = "UNKNOWN")})
public sealed interface SlaAction {

    /**
     * Tells people; by notification-service.
     *
     * @param value key of the profile for {@code ROLE}, id for {@code AGENT}, mail address for {@code ADDRESS}; absent
     * for the others
     * @param text added to the message; absent for none
     */
    record Notify(Audience who, @Nullable String value, @Nullable String text) implements SlaAction {}

    /** Makes the ticket at least as pressing; by ticket-service. */
    record RaisePriority(Priority to) implements SlaAction {}

    /** Hands the ticket to another group, which routes it anew; by ticket-service. */
    record MoveToGroup(String group) implements SlaAction {}

    /** Adds tags that the ticket does not have; by ticket-service. */
    record AddTags(List<String> tags) implements SlaAction {}

    /** Sends the event to a webhook; by notification-service. */
    record CallWebhook(String webhook) implements SlaAction {}

    /**
     * Asks the customer whether the ticket is still needed; by ticket-service, as a message of the conversation.
     *
     * @param text of the reminder; absent for the usual words in the customer's language
     */
    record RemindCustomer(@Nullable String text) implements SlaAction {}

    /**
     * Closes the ticket; by ticket-service.
     *
     * @param reason noted in the conversation for colleagues; absent for none
     */
    record CloseTicket(@Nullable String reason) implements SlaAction {}

    /** One that this version does not know: left undone. */
    record Unknown() implements SlaAction {}

    /** Who is told. */
    enum Audience {
        ASSIGNEE, GROUP, SUPERVISOR, ACCOUNT_MANAGER, ROLE, AGENT, ADDRESS
    }
}

package io.guichet.ticket.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketType;

/**
 * A request to open a ticket; a customer may leave the contact out, it is themselves.
 *
 * @param about id or number of an open ticket that a call or a chat is about
 * @param origin where a call, a chat or a mention was
 */
record OpenTicket(
        @NotBlank @Size(max = 300) String subject,
        @Nullable @Size(max = MessageText.LONGEST) String text,
        @Nullable @Size(max = MessageText.LONGEST) String html,
        @Nullable @Valid Contact contact,
        @Nullable @Size(max = 100) String department,
        @Nullable Channel channel,
        @Nullable Priority priority,
        @Nullable TicketType type,
        @Nullable @Size(max = 100) String category,
        @Nullable @Size(max = 100) String product,
        @Nullable @Pattern(regexp = LANGUAGE, message = "must be a language such as fr or pt-BR") String language,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 60) String> tags,
        @Nullable @Size(max = 100) Map<@NotBlank @Size(max = 100) String, Object> fields,
        @Nullable @Size(min = 1, max = 200) String externalId,
        @Nullable @Size(max = 20) List<UUID> attachments,
        @Nullable @Size(min = 1, max = 40) String about,
        @Nullable @Valid Origin origin) {

    /** BCP 47, as far as departments and templates use it. */
    static final String LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})?";

    /**
     * Where it was said.
     *
     * @param source key of the place, such as {@code FACEBOOK}, {@code X}, {@code REDDIT}, {@code APP_STORE}
     * @param author who said it, as they are called there
     */
    record Origin(
            @Nullable @Pattern(regexp = "[A-Z0-9][A-Z0-9_]{0,39}", message = "must be a key such as APP_STORE") String source,
            @Nullable @Size(max = 2000) @Pattern(regexp = "https?://[^\\s<>\"]+", message = "must be an address such as"
                    + " https://forum.example/post/7") String link,
            @Nullable @Size(min = 1, max = 200) String author) {}

    /** The customer who asks. */
    record Contact(@NotBlank @Size(max = 254) String email, @Nullable @Size(max = 200) String name) {}
}

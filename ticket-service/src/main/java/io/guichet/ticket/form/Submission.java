package io.guichet.ticket.form;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.guichet.ticket.contact.EmailAddress;

/**
 * A form as somebody filled it in.
 *
 * @param answers to the prompts, by their keys
 * @param text free text, besides or instead of answers
 */
public record Submission(EmailAddress email, @Nullable String name, String subject, @Nullable String category,
        Map<String, String> answers, Map<String, Object> fields, @Nullable String text, String language) {}

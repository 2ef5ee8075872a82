package io.guichet.notification.template;

/**
 * What a template says, in Qute's language with nothing but placeholders and {@code {#if}}.
 *
 * @param subject one line
 * @param text of the plain part
 * @param html of the other part; stands within the frame that all mails have
 * @param footer one line below the frame, as plain text; empty for none
 */
public record TemplateText(String subject, String text, String html, String footer) {}

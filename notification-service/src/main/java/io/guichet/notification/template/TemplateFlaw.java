package io.guichet.notification.template;

/**
 * Something that a template may not say.
 *
 * @param part {@code subject}, {@code text}, {@code html} or {@code footer}
 * @param line from 1
 * @param column from 1
 */
public record TemplateFlaw(String part, int line, int column, String detail) {}

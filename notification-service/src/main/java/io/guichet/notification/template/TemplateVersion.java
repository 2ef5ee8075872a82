package io.guichet.notification.template;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A version of a template.
 *
 * @param text absent where somebody went back to the built-in one
 */
public record TemplateVersion(long version, @Nullable TemplateText text, String changedBy, Instant changedAt) {}

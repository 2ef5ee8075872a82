package io.guichet.notification.template;

import io.guichet.notification.wording.Language;

/** Which template: of a department, for a purpose, in a language. */
public record TemplatePlace(String department, TemplateKind kind, Language language) {}

package io.guichet.notification.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import io.guichet.notification.template.TemplateText;

/** What a template is to say. */
record TemplateBody(
        @NotBlank @Size(max = 200) String subject,
        @NotBlank @Size(max = 20_000) String text,
        @NotBlank @Size(max = 50_000) String html,
        @Nullable @Size(max = 500) String footer) {

    TemplateText written() {
        return new TemplateText(subject, text, html, footer == null ? "" : footer);
    }
}

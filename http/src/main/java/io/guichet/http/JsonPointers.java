package io.guichet.http;

import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonMappingException;

/** Says where in a document something is, as RFC 6901 does. */
public final class JsonPointers {

    private JsonPointers() {}

    /** To the place that the failure is about, from where reading began; empty for the whole document. */
    public static String of(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(step -> "/" + (step.getFieldName() == null
                        ? Integer.toString(step.getIndex())
                        : escaped(step.getFieldName())))
                .collect(Collectors.joining());
    }

    /** A name as it stands between two slashes. */
    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}

package io.guichet.devstack.demo;

import java.io.FileNotFoundException;
import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;

/** The contents of the demo. */
final class Resources {

    private Resources() {}

    static JsonNode read(String name) throws IOException {
        try (var in = Resources.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new FileNotFoundException("demo/" + name);
            }
            return Api.JSON.readTree(in);
        }
    }
}

package io.guichet.gateway.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Makes one OpenAPI document of several. Each operation is filed under its service; a component that two services
 * describe differently keeps its name for the first and gets the service's name in front for the others.
 */
public final class ApiMerge {

    private static final String PUBLIC_PATHS = "/api/v1/";
    private static final String SIGN_IN = "securitySchemes";

    private final JsonObject paths = new JsonObject();
    private final JsonObject components = new JsonObject();
    private final JsonArray tags = new JsonArray();
    private final List<String> silent = new ArrayList<>();

    /** Adds what a service says of itself; only what the gateway routes is taken over. */
    public void add(String service, JsonObject document) {
        var renamed = withoutClashes(service, document);
        tags.add(new JsonObject().put("name", service));
        for (var path : objectAt(renamed, "paths")) {
            if (path.getKey().startsWith(PUBLIC_PATHS)) {
                addPath(service, path.getKey(), (JsonObject) path.getValue());
            }
        }
        for (var kind : objectAt(renamed, "components")) {
            if (kind.getKey().equals(SIGN_IN)) {
                // How a service checks a token is no matter of the client: at the gateway there is one way in.
                continue;
            }
            child(components, kind.getKey()).mergeIn((JsonObject) kind.getValue());
        }
    }

    /** Notes that a service could not be asked. */
    public void addSilent(String service) {
        silent.add(service);
    }

    public JsonObject document() {
        var info = new JsonObject().put("title", "Guichet").put("version", "v1");
        if (!silent.isEmpty()) {
            info.put("description", "Not described, because they do not answer: " + String.join(", ", silent));
        }
        child(components, SIGN_IN).put("token", new JsonObject()
                .put("type", "http").put("scheme", "bearer").put("bearerFormat", "JWT"));
        return new JsonObject().put("openapi", "3.1.0").put("info", info)
                .put("tags", tags).put("paths", paths).put("components", components)
                .put("security", new JsonArray().add(new JsonObject().put("token", new JsonArray())));
    }

    private void addPath(String service, String path, JsonObject operations) {
        for (var operation : operations) {
            if (operation.getValue() instanceof JsonObject details) {
                details.remove("security");
                details.put("tags", new JsonArray().add(service));
            }
        }
        child(paths, path).mergeIn(operations);
    }

    private JsonObject withoutClashes(String service, JsonObject document) {
        var text = document.encode();
        for (var kind : objectAt(document, "components")) {
            for (var component : (JsonObject) kind.getValue()) {
                if (clashes(kind.getKey(), component)) {
                    text = renamed(text, kind.getKey(), component.getKey(), service);
                }
            }
        }
        return new JsonObject(text);
    }

    private boolean clashes(String kind, Map.Entry<String, Object> component) {
        var known = objectAt(components, kind).getValue(component.getKey());
        return known != null && !known.equals(component.getValue());
    }

    private static String renamed(String text, String kind, String name, String service) {
        var own = Character.toUpperCase(service.charAt(0)) + service.substring(1) + name;
        var reference = "\"#/components/" + kind + "/";
        var document = new JsonObject(text.replace(reference + name + "\"", reference + own + "\""));
        var siblings = document.getJsonObject("components").getJsonObject(kind);
        siblings.put(own, siblings.remove(name));
        return document.encode();
    }

    private static JsonObject objectAt(JsonObject parent, String name) {
        return parent.getJsonObject(name, new JsonObject());
    }

    private static JsonObject child(JsonObject parent, String name) {
        if (!parent.containsKey(name)) {
            parent.put(name, new JsonObject());
        }
        return parent.getJsonObject(name);
    }
}

package io.guichet.deploy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** Reads manifests into Kubernetes' typed model and finds what the model does not know, which a server would drop. */
final class Strictness {

    private final KubernetesSerialization kubernetes = new KubernetesSerialization();

    /** The paths of unknown fields, empty when all is known. */
    List<String> unknownFields(String manifest) {
        var resource = (HasMetadata) kubernetes.unmarshal(manifest);
        if (resource instanceof GenericKubernetesResource) {
            return List.of("kind " + resource.getKind());
        }
        var unknown = new ArrayList<String>();
        walk(resource, resource.getKind(), unknown, Collections.newSetFromMap(new IdentityHashMap<>()));
        return unknown;
    }

    private static void walk(@Nullable Object node, String path, List<String> unknown, Set<Object> seen) {
        if (node == null || !seen.add(node)) {
            return;
        }
        if (node instanceof Collection<?> items) {
            items.forEach(item -> walk(item, path + "[]", unknown, seen));
        } else if (node instanceof Map<?, ?> entries) {
            entries.forEach((key, value) -> walk(value, path + "." + key, unknown, seen));
        } else if (node.getClass().getName().startsWith("io.fabric8") && !node.getClass().isEnum()) {
            for (var method : node.getClass().getMethods()) {
                if (method.getParameterCount() == 0 && method.getName().startsWith("get")) {
                    walkProperty(node, method, path, unknown, seen);
                }
            }
        }
    }

    private static void walkProperty(Object node, Method getter, String path, List<String> unknown,
            Set<Object> seen) {
        var name = getter.getName().substring(3);
        if (name.equals("AdditionalProperties")) {
            if (!(node instanceof IntOrString)) {
                ((Map<?, ?>) read(node, getter)).keySet().forEach(key -> unknown.add(path + "." + key));
            }
        } else if (!name.equals("Class")) {
            walk(read(node, getter), path + "." + Character.toLowerCase(name.charAt(0)) + name.substring(1), unknown,
                    seen);
        }
    }

    @SuppressWarnings("NullAway") // a getter of the model may well give null
    private static Object read(Object node, Method getter) {
        try {
            return getter.invoke(node);
        } catch (IllegalAccessException | InvocationTargetException failure) {
            throw new IllegalStateException("Cannot read " + getter, failure);
        }
    }
}

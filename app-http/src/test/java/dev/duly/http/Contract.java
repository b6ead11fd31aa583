package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `openapi.yaml`, held against what the server really answers.
final class Contract {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode root = load();

    /// Each as in `POST /api/messages/send`.
    Set<String> operations() {
        var operations = new TreeSet<String>();
        root.get("paths")
                .forEachEntry((path, item) ->
                        item.propertyNames().stream()
                                .filter(METHODS::contains)
                                .forEach(method ->
                                        operations.add(
                                                method.toUpperCase(Locale.ROOT) + " " + path)));
        return operations;
    }

    /// Fails unless the contract has this answer, with this type and these members.
    void holds(String method, String path, int status, String type, String body) {
        var operation = operation(method, path);
        if (operation.isMissingNode()) {
            assertThat(status).as(method + " " + path).isIn(404, 405, 400);
            matches(resolve("#/components/schemas/Problem"), JSON.readTree(body), "$");
            return;
        }
        var answer = resolved(operation.path("responses").path(Integer.toString(status)));
        assertThat(answer.isObject()).as("%s %s documents %d", method, path, status).isTrue();
        if (!answer.has("content")) {
            assertThat(body).isEmpty();
            return;
        }
        var content = answer.get("content").path(type);
        assertThat(content.isObject())
                .as("%s %s %d has the type %s", method, path, status, type)
                .isTrue();
        if (type.endsWith("json")) {
            matches(content.get("schema"), JSON.readTree(body), "$");
        }
    }

    /// Fails unless `json` keeps to a schema, such as `#/components/schemas/Problem`.
    void holds(String schema, String json) {
        matches(resolve(schema), JSON.readTree(json), "$");
    }

    /// Fails unless each example in the contract keeps to its own schema.
    void examplesHold() {
        var examples = new ArrayList<JsonNode>();
        collectExamples(root, examples);
        assertThat(examples).hasSizeGreaterThan(5);
        for (var media : examples) {
            matches(media.get("schema"), media.get("example"), "example");
        }
    }

    private static void collectExamples(JsonNode node, List<JsonNode> found) {
        if (node.isObject() && node.has("schema") && node.path("example").isObject()) {
            found.add(node);
        }
        node.forEach(child -> collectExamples(child, found));
    }

    /// The operation at this very path, else at the template that it fits; missing when there is
    /// none.
    private JsonNode operation(String method, String path) {
        var paths = root.get("paths");
        var item = paths.path(path);
        for (var entry : paths.properties()) {
            var template = entry.getKey().replaceAll("\\{[^}]+}", "[^/]+");
            if (item.isMissingNode() && Pattern.matches(template, path)) {
                item = entry.getValue();
            }
        }
        return item.path(method.toLowerCase(Locale.ROOT));
    }

    private void matches(JsonNode written, JsonNode value, String at) {
        var schema = resolved(written);
        if (value.isNull()) {
            assertThat(schema.path("nullable").asBoolean()).as(at + " may be null").isTrue();
            return;
        }
        if (schema.has("oneOf")) {
            matches(chosen(schema, value), value, at);
            return;
        }
        if (schema.has("allOf") && isScalar(resolved(schema.get("allOf").get(0)))) {
            schema.get("allOf").forEach(part -> matches(part, value, at));
            return;
        }
        if (schema.has("allOf") || schema.path("type").asString("").equals("object")) {
            object(schema, value, at);
            return;
        }
        switch (schema.get("type").asString()) {
            case "string" -> string(schema, value, at);
            case "boolean" -> assertThat(value.isBoolean()).as(at).isTrue();
            case "integer" -> assertThat(value.isIntegralNumber()).as(at).isTrue();
            case "array" -> {
                assertThat(value.isArray()).as(at).isTrue();
                value.forEach(item -> matches(schema.get("items"), item, at + "[]"));
            }
            default -> fail(at + " has a type that no test knows");
        }
    }

    private JsonNode chosen(JsonNode schema, JsonNode value) {
        var mapping = schema.get("discriminator").get("mapping");
        return resolve(mapping.get(value.get("type").asString()).asString());
    }

    private static boolean isScalar(JsonNode schema) {
        return schema.has("type") && !schema.get("type").asString().equals("object");
    }

    private void object(JsonNode schema, JsonNode value, String at) {
        assertThat(value.isObject()).as(at + " is an object").isTrue();
        var properties = new LinkedHashMap<String, JsonNode>();
        var required = new TreeSet<String>();
        gather(schema, properties, required);
        assertThat(value.propertyNames()).as(at).containsAll(required);
        for (var member : value.properties()) {
            var known =
                    properties.getOrDefault(member.getKey(), schema.get("additionalProperties"));
            assertThat(known).as(at + "." + member.getKey() + " is documented").isNotNull();
            assertThat(known.isObject()).isTrue();
            matches(known, member.getValue(), at + "." + member.getKey());
        }
    }

    private void gather(JsonNode written, Map<String, JsonNode> properties, Set<String> required) {
        var schema = resolved(written);
        schema.path("allOf").forEach(part -> gather(part, properties, required));
        schema.path("properties").forEachEntry(properties::put);
        schema.path("required").forEach(name -> required.add(name.asString()));
    }

    private static void string(JsonNode schema, JsonNode value, String at) {
        assertThat(value.isString()).as(at + " is a string").isTrue();
        if (schema.has("pattern")) {
            assertThat(value.asString()).as(at).containsPattern(schema.get("pattern").asString());
        }
        if (schema.has("enum")) {
            var words = new ArrayList<String>();
            schema.get("enum").forEach(word -> words.add(word.asString("")));
            assertThat(value.asString()).as(at).isIn(words);
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolve(node.get("$ref").asString()) : node;
    }

    private JsonNode resolve(String reference) {
        return root.at(reference.substring(1));
    }

    private static JsonNode load() {
        try (var in = Contract.class.getResourceAsStream("/openapi.yaml")) {
            var settings = LoadSettings.builder().setAllowDuplicateKeys(false).build();
            return JSON.valueToTree(new Load(settings).loadFromInputStream(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

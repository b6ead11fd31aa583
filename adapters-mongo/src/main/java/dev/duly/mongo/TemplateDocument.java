package dev.duly.mongo;

import dev.duly.core.message.Revision;
import dev.duly.core.template.Template;
import dev.duly.core.template.TemplateBody;
import dev.duly.core.template.TemplateName;
import dev.duly.core.template.TemplateVersion;
import dev.duly.core.text.Language;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bson.Document;

/// A template, and each version of it, as documents.
final class TemplateDocument {
    private TemplateDocument() {}

    static Document of(Template template) {
        return new NewDocument()
                .withId("_id", template.id())
                .with("name", template.name().value())
                .with("language", template.language().tag())
                .with("archived", template.archived())
                .with("revision", template.revision().value())
                .with("createdAt", template.createdAt())
                .with("latest", of(template.latest()))
                .document();
    }

    /// The latest version of `template`, as it stands among the earlier ones.
    static Document earlier(String id, Template template) {
        return of(template.latest()).with("_id", id).withId("templateId", template.id()).document();
    }

    static NewDocument of(TemplateVersion version) {
        return new NewDocument()
                .with("number", version.number())
                .with("body", version.body().written())
                .withAll("stated", List.copyOf(version.stated().entrySet()), TemplateDocument::of)
                .with("by", Parts.of(version.by()))
                .with("at", version.at());
    }

    private static NewDocument of(Map.Entry<String, Integer> stated) {
        return new NewDocument()
                .with("gap", stated.getKey())
                .with("characters", stated.getValue().intValue());
    }

    static Template template(Fields fields) {
        return new Template(
                fields.id("_id"),
                fields.value("name", TemplateName::new),
                fields.value("language", Language::new),
                fields.object("latest", TemplateDocument::version),
                fields.flag("archived"),
                new Revision(fields.longNumber("revision")),
                fields.time("createdAt"));
    }

    static TemplateVersion version(Fields fields) {
        return new TemplateVersion(
                fields.number("number"),
                fields.value("body", TemplateBody::new),
                fields.objects("stated", TemplateDocument::stated).stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        Map.Entry::getValue,
                                        (_, last) -> last,
                                        TreeMap::new)),
                fields.object("by", Parts::actor),
                fields.time("at"));
    }

    private static Map.Entry<String, Integer> stated(Fields fields) {
        return Map.entry(fields.text("gap"), fields.number("characters"));
    }
}

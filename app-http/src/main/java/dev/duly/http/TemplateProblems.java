package dev.duly.http;

import dev.duly.core.template.TemplateFault;
import dev.duly.core.template.TemplateName;
import dev.duly.core.template.TemplateRef;
import java.util.List;
import java.util.stream.Collectors;

/// What is wrong with a template, or with what is to be done with it.
final class TemplateProblems {
    private TemplateProblems() {}

    /// Each detail names the body, the gap or the value.
    static Problem faulty(List<TemplateFault> faults) {
        return Problem.of(
                        422,
                        "/problems/template",
                        "Template",
                        faults.stream()
                                .map(TemplateFault::sentence)
                                .collect(Collectors.joining(" ")))
                .details(
                        faults.stream()
                                .map(fault -> new FieldError(fault.field(), fault.rule()))
                                .toList());
    }

    static Problem notFound() {
        return Problem.notFound("There is no such template, language or version.");
    }

    static Problem alreadyThere(String what) {
        return Problem.conflict(
                "template-exists",
                "Template exists",
                "There is a template "
                        + what
                        + " already: change it with PUT, or take another name.");
    }

    static Problem outdated(TemplateRef latest) {
        return Problem.conflict(
                "template-outdated",
                "Template outdated",
                "Somebody else has written version %d of %s in %s: read it, and put your words on top of it."
                        .formatted(latest.version(), latest.name(), latest.language()));
    }

    static Problem archived(TemplateName name) {
        return Problem.conflict(
                "template-archived",
                "Template archived",
                "The template " + name + " is archived: restore it first.");
    }

    static Problem contended(TemplateName name) {
        return Problem.conflict(
                "template-contended",
                "Template contended",
                "Others write the template " + name + " at the same time: try again.");
    }
}

package dev.duly.core.receiving;

import dev.duly.core.contact.Contact;
import dev.duly.core.contact.Contacts;
import dev.duly.core.department.Department;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.revocation.Keyword;
import dev.duly.core.template.RenderTemplate;
import dev.duly.core.template.TemplateName;
import dev.duly.core.text.Language;
import dev.duly.core.text.MessageText;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The words of the one answer to a keyword: of the agency's template in the client's language, and
/// of our own where there is none that can be filled in.
final class ConfirmationWords {
    private static final TemplateName OPTED_OUT = new TemplateName("opt-out-confirmation");
    private static final TemplateName OPTED_IN = new TemplateName("opt-in-confirmation");
    private static final TemplateName HELP = new TemplateName("help");

    /// Rules name the language of the words that they found: `exact.es.alto`.
    private static final Pattern OF_LANGUAGE = Pattern.compile("\\.([a-z]{2})\\.");

    private final RenderTemplate renderTemplate;
    private final Contacts contacts;

    ConfirmationWords(RenderTemplate renderTemplate, Contacts contacts) {
        this.renderTemplate = renderTemplate;
        this.contacts = contacts;
    }

    MessageText of(Heard heard, Keyword keyword, PhoneNumber to, Department department) {
        var language = language(heard, to).orElseGet(() -> Language.of(department.language()));
        if (heard.isWrongNumber()) {
            return MessageText.of(wrongNumber(language));
        }
        var rendered =
                renderTemplate.render(
                        new RenderTemplate.Request(
                                template(keyword),
                                Optional.of(language),
                                Language.of(department.language()),
                                Map.of(),
                                known(department)));
        return rendered instanceof RenderTemplate.Result.Rendered(var text, _)
                ? text
                : MessageText.of(ours(keyword, department.name(), language));
    }

    /// As the client wrote just now; else as the case system has it of whoever has the number, if
    /// there is one.
    private Optional<Language> language(Heard heard, PhoneNumber to) {
        return Optional.of(OF_LANGUAGE.matcher(heard.revocation().rule()))
                .filter(matcher -> matcher.find())
                .map(matcher -> Language.of(matcher.group(1)))
                .filter(language -> !language.equals(Language.ENGLISH))
                .or(() ->
                        contacts.withPhone(to).stream()
                                .findFirst()
                                .flatMap(Contact::language)
                                .map(Language::of));
    }

    private static TemplateName template(Keyword keyword) {
        return switch (keyword.kind()) {
            case OPT_OUT -> OPTED_OUT;
            case OPT_IN -> OPTED_IN;
            case HELP -> HELP;
        };
    }

    private static Map<String, String> known(Department department) {
        return department
                .helpPhone()
                .map(phone -> Map.of("agency", department.name(), "phone", phone.e164()))
                .orElseGet(() -> Map.of("agency", department.name()));
    }

    /// Names nobody: a stranger reads it, and must not learn who is under supervision.
    private static String wrongNumber(Language language) {
        return language.isSpokenAs(Language.SPANISH)
                ? "Disculpe. Este número ya no recibe mensajes nuestros."
                : "Sorry about that. This number will get no more texts from us.";
    }

    private static String ours(Keyword keyword, String name, Language language) {
        if (language.isSpokenAs(Language.SPANISH)) {
            return switch (keyword.kind()) {
                case OPT_OUT ->
                        name
                                + ": ya no le enviaremos mensajes. Para volver a recibirlos, responda START.";
                case OPT_IN ->
                        name + ": le enviaremos mensajes otra vez. Responda STOP para dejarlos.";
                case HELP ->
                        name
                                + ": le escribimos sobre su caso. Responda STOP para dejar de recibir mensajes.";
            };
        }
        return switch (keyword.kind()) {
            case OPT_OUT ->
                    name + ": you will get no more texts from us. Text START to get them again.";
            case OPT_IN -> name + ": you will get texts from us again. Text STOP to end them.";
            case HELP -> name + ": we text about your case. Text STOP to end these texts.";
        };
    }
}

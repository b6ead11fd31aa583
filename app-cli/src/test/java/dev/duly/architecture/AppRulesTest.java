package dev.duly.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.duly.core.access.AccessTokens;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.contact.Contacts;
import dev.duly.core.message.MessageStore;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.receipt.ReceiptLog;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.receiving.ProviderInbox;
import dev.duly.core.record.AuditLog;
import dev.duly.core.sending.SendWorker;
import dev.duly.core.sending.SmsGateway;
import dev.duly.core.task.Tasks;
import dev.duly.core.template.TemplateStore;
import dev.duly.core.thread.ThreadIndex;

@AnalyzeClasses(packages = "dev.duly", importOptions = ImportOption.DoNotIncludeTests.class)
class AppRulesTest {
    private static final String LAST_LOOK = "dev.duly.core.sending.LastLook";
    private static final String DISPATCH = "dev.duly.core.sending.Dispatch";

    @ArchTest
    static final ArchRule http_needs_core_alone =
            noClasses()
                    .that()
                    .resideInAPackage("dev.duly.http..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.duly.sqlite..",
                            "dev.duly.twilio..",
                            "dev.duly.libphonenumber..",
                            "dev.duly.sandbox..",
                            "dev.duly.cli..",
                            "dev.duly.core.memory..")
                    .because("what stands behind the ports is the composition root's choice");

    @ArchTest
    static final ArchRule routes_and_commands_reach_the_domain_through_use_cases =
            noClasses()
                    .that()
                    .resideInAnyPackage("dev.duly.http..", "dev.duly.cli..")
                    .should()
                    .dependOnClassesThat()
                    .belongToAnyOf(
                            MessageStore.class,
                            ConsentLedger.class,
                            ReceiptLog.class,
                            InboundLog.class,
                            AuditLog.class,
                            ThreadIndex.class,
                            AccessTokens.class,
                            SmsGateway.class,
                            ProviderInbox.class,
                            SenderPauses.class,
                            Contacts.class,
                            Tasks.class,
                            TemplateStore.class)
                    .because(
                            "a route or command translates and nothing else: the rules stand in one place");

    @ArchTest
    static final ArchRule only_the_last_look_hands_texts_to_the_gateway =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(LAST_LOOK)
                    .should()
                    .callMethodWhere(
                            describe(
                                    "it is SmsGateway.send",
                                    call ->
                                            call.getName().equals("send")
                                                    && call.getTargetOwner()
                                                            .isAssignableTo(SmsGateway.class)))
                    .because(
                            "a text goes only after the write to sending was won and the last look"
                                    + " was taken");

    @ArchTest
    static final ArchRule only_the_worker_comes_to_the_last_look =
            noClasses()
                    .that()
                    .areNotAssignableTo(SendWorker.class)
                    .and()
                    .doNotHaveFullyQualifiedName(DISPATCH)
                    .and()
                    .doNotHaveFullyQualifiedName(LAST_LOOK)
                    .should()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName(LAST_LOOK)
                    .because("the worker is who wins the write to sending");

    @ArchTest
    static final ArchRule standard_streams_belong_to_the_command_line =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.duly.cli..")
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .because("a library that prints cannot be embedded");
}

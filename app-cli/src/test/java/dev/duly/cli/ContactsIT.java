package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients come from a file.
class ContactsIT {
    private static final String HEADER = "id,version,department,name,phone\n";

    @TempDir private Path folder;

    @Test
    void aFileIsKeptWholeOrNotAtAllAndMayBeImportedAgain() throws Exception {
        try (var duly = RunningDuly.in(folder.resolve("data"))) {
            var broken = file(HEADER + "P-1,1,default,Ann,702-555-0142\nP-2,x,nowhere,Ben,555\n");
            var refused = duly.duly("contacts", "import", broken);
            assertThat(refused.code()).isEqualTo(ExitCode.USAGE.code());
            assertThat(refused.err())
                    .contains("line 3: version must be", "line 3: phone ", "Nothing was kept")
                    .doesNotContain("Ben");
            var elsewhere =
                    file(HEADER + "P-1,1,default,Ann,7025550142\nP-2,1,nowhere,B,7025550143");
            assertThat(duly.duly("contacts", "import", elsewhere).err())
                    .contains("line 3: department names no department: there is no nowhere");
            assertThat(duly.duly("contacts").out()).contains("No contacts.");

            // As a spreadsheet saves it.
            var sound =
                    file(
                            "\uFEFF"
                                    + HEADER.replace("\n", "\r\n")
                                    + "P-1,1,default,\"Núñez, Ann\",(702) 555-0142\r\n"
                                    + "P-2,1,default,Ben,702-555-0143\r\n");
            var rehearsed = duly.duly("contacts", "import", sound, "--dry-run");
            assertThat(rehearsed.out()).contains("Nothing was kept", "2 new");
            assertThat(duly.duly("contacts").out()).contains("No contacts.");

            assertThat(duly.duly("contacts", "import", sound).out()).startsWith("2 new, 0 changed");
            assertThat(duly.duly("contacts", "import", sound).out())
                    .contains("0 new, 0 changed", "2 as new or newer already");
            var changed = file(HEADER + "P-1,2,default,\"Núñez, Ann\",702-555-0149\n");
            var tally = Json.read(duly.duly("contacts", "import", changed, "--json").out());
            assertThat(tally.path("changed").asInt()).isEqualTo(1);
            assertThat(tally.path("numberChanged").asInt()).isEqualTo(1);

            assertThat(duly.duly("contacts").out())
                    .contains("P-1", "Núñez, Ann", "+17025550149", "P-2", "+17025550143");
            assertThat(duly.duly("contact", "P-1").out()).contains("version 2", "+17025550149");
            assertThat(duly.get("/api/contacts/P-1").json().path("name").asString())
                    .isEqualTo("Núñez, Ann");
            assertThat(duly.duly("contact", "P-9").code()).isEqualTo(ExitCode.NOT_FOUND.code());
        }
    }

    private String file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "clients", ".csv"), text).toString();
    }
}

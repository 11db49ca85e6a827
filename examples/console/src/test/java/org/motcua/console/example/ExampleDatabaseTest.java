package org.motcua.console.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExampleDatabaseTest {

    @Test
    void makesFileDatabasesDurable() {
        assertThat(ExampleDatabase.at("jdbc:h2:file:./motcua").url()).startsWith("jdbc:h2:file:./motcua;WRITE_DELAY=0");
        assertThat(ExampleDatabase.at("jdbc:h2:./motcua;MODE=PostgreSQL").url()).contains(";WRITE_DELAY=0");
    }

    @Test
    void leavesASettingThatIsThereToTheLibraryToJudge() {
        assertThat(ExampleDatabase.at("jdbc:h2:./motcua;write_delay=500").url())
                .startsWith("jdbc:h2:./motcua;write_delay=500")
                .doesNotContain("WRITE_DELAY=0");
    }

    @Test
    void waitsForLockedRows() {
        assertThat(ExampleDatabase.at("jdbc:h2:mem:x").url()).isEqualTo("jdbc:h2:mem:x;LOCK_TIMEOUT=60000");
        assertThat(ExampleDatabase.at("jdbc:h2:mem:x;LOCK_TIMEOUT=1").url()).isEqualTo("jdbc:h2:mem:x;LOCK_TIMEOUT=1");
    }

    @Test
    void leavesOtherDatabasesAlone() {
        String url = "jdbc:postgresql://127.0.0.1/motcua?user=m";
        assertThat(ExampleDatabase.at(url).url()).isEqualTo(url);
        assertThat(ExampleDatabase.at(url).file()).isEmpty();
        assertThat(ExampleDatabase.at("jdbc:h2:mem:x").url()).doesNotContain("WRITE_DELAY");
    }

    @Test
    void knowsWhereAFileDatabaseLies() {
        assertThat(ExampleDatabase.at("jdbc:h2:file:/srv/db/motcua;MODE=PostgreSQL")
                        .file())
                .contains(Path.of("/srv/db/motcua"));
    }
}

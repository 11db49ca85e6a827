package org.motcua.console.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExampleDatabaseTest {

    @Test
    void makesFileDatabasesDurable() {
        assertThat(ExampleDatabase.at("jdbc:h2:file:./motcua").url()).isEqualTo("jdbc:h2:file:./motcua;WRITE_DELAY=0");
        assertThat(ExampleDatabase.at("jdbc:h2:./motcua;MODE=PostgreSQL").url()).endsWith(";WRITE_DELAY=0");
    }

    @Test
    void leavesASettingThatIsThereToTheLibraryToJudge() {
        assertThat(ExampleDatabase.at("jdbc:h2:./motcua;write_delay=500").url())
                .isEqualTo("jdbc:h2:./motcua;write_delay=500");
    }

    @Test
    void leavesOtherDatabasesAlone() {
        for (String url : new String[] {"jdbc:h2:mem:x", "jdbc:postgresql://127.0.0.1/motcua?user=m"}) {
            assertThat(ExampleDatabase.at(url).url()).isEqualTo(url);
            assertThat(ExampleDatabase.at(url).file()).isEmpty();
        }
    }

    @Test
    void knowsWhereAFileDatabaseLies() {
        assertThat(ExampleDatabase.at("jdbc:h2:file:/srv/db/motcua;MODE=PostgreSQL")
                        .file())
                .contains(Path.of("/srv/db/motcua"));
    }
}

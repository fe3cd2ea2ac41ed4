package eu.passerelle.engine.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.spi.transform.DmnTransform;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransform;
import org.camunda.bpm.dmn.engine.impl.transform.DefaultDmnTransformer;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schemas are compiled once, and a table is read as the engine reads it that compiles them each time. */
class TableTransformerTest {

  static List<Path> tables() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("processes"))) {
      return files.filter(file -> file.toString().endsWith(".dmn")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableIsReadAsTheEngineReadsIt(Path table) throws IOException {
    byte[] content = Files.readAllBytes(table);

    assertThat(Dmn.convertToString(ours(content).getModelInstance()))
        .isEqualTo(Dmn.convertToString(Dmn.readModelFromStream(new ByteArrayInputStream(content))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no table", "<decision xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='a b'/>",
      "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='d' name='d' namespace='n'><flyingCarpet/></definitions>"})
  void whatTheEngineRefusesIsRefusedInItsWords(String table) {
    byte[] content = table.getBytes(StandardCharsets.UTF_8);

    assertThat(catchThrowable(() -> ours(content))).isNotNull()
        .hasMessage(
            catchThrowable(() -> new DefaultDmnTransform(new DefaultDmnTransformer()).modelInstance(new ByteArrayInputStream(content)))
                .getMessage());
  }

  @Test
  void allTablesOfTheApplicationAreReadSo() {
    DefaultDmnEngineConfiguration configuration = Tables.configuration();
    configuration.buildEngine();

    assertThat(configuration.getTransformer()).isInstanceOf(TableTransformer.class);
  }

  private static DefaultDmnTransform ours(byte[] content) {
    DmnTransform transform = new TableTransformer().createTransform();
    transform.modelInstance(new ByteArrayInputStream(content));
    return (DefaultDmnTransform) transform;
  }
}

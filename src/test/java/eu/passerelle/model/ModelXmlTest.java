package eu.passerelle.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Who reads a file is told what is wrong with it and where, or passes over it. */
class ModelXmlTest {

  private static final byte[] BROKEN = "<definitions>\n  <process>\n</definitions>".getBytes(UTF_8);

  @Test
  void whatCannotBeReadIsToldWithItsPlace() {
    assertThatThrownBy(() -> ModelXml.read(BROKEN)).isInstanceOfSatisfying(ModelXml.Unreadable.class, unreadable -> {
      assertThat(unreadable.getMessage()).startsWith("This is no readable XML");
      assertThat(unreadable.line()).isEqualTo(3);
    });
  }

  @Test
  void whatCannotBeReadIsPassedOver() {
    assertThat(ModelXml.readable(BROKEN)).isEmpty();
    assertThat(ModelXml.readable("<!DOCTYPE a><a/>".getBytes(UTF_8))).isEmpty();
    assertThat(ModelXml.readable("<a/>".getBytes(UTF_8))).hasValueSatisfying(root -> assertThat(root.name()).isEqualTo("a"));
  }

  @Test
  void elementsHaveTheUsualPrefixWhateverTheFileUses() throws ModelXml.Unreadable {
    XmlNode root = ModelXml.read("""
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:x="http://camunda.org/schema/1.0/bpmn" xmlns:y="urn:foreign">
          <process id="flow"><userTask id="task" x:formRef="form" y:colour="red"/></process>
        </definitions>""".getBytes(UTF_8));

    XmlNode task = root.find("task").orElseThrow();
    assertThat(task.name()).isEqualTo("bpmn:userTask");
    assertThat(task.attributes()).containsOnlyKeys("id", "camunda:formRef", "{urn:foreign}colour");
    assertThat(task.line()).isEqualTo(2);
  }
}

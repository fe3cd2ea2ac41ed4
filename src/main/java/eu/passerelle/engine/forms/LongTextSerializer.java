package eu.passerelle.engine.forms;

import java.nio.charset.StandardCharsets;
import org.camunda.bpm.engine.impl.variable.serializer.StringValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.StringValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** Keeps text that the engine's text column cannot hold as bytes; for everybody who reads it, it is text like any other. */
class LongTextSerializer extends StringValueSerializer {

  /** Width of the engine's text columns. */
  static final int COLUMN = 4000;

  @Override
  public String getName() {
    return "long-string";
  }

  @Override
  protected boolean canWriteValue(TypedValue value) {
    return value.getValue() instanceof String text && text.length() > COLUMN;
  }

  @Override
  public void writeValue(StringValue value, ValueFields fields) {
    fields.setByteArrayValue(value.getValue().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public StringValue readValue(ValueFields fields, boolean asTransientValue) {
    byte[] text = fields.getByteArrayValue();
    return Variables.stringValue(text == null ? null : new String(text, StandardCharsets.UTF_8), asTransientValue);
  }
}

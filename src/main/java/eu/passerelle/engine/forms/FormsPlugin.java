package eu.passerelle.engine.forms;

import eu.passerelle.engine.StartRefusals;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts the gate for forms into the engine. */
@Component
class FormsPlugin extends AbstractProcessEnginePlugin {

  private final PasserelleFormService service;
  private final FormStarts starts;

  private final ObjectProvider<StartRefusals> refusals;

  FormsPlugin(FormStore forms, FormOptions options, FormGate gate, FormStarts starts,
      ObjectProvider<StartRefusals> refusals) {
    this.refusals = refusals;
    this.service = new PasserelleFormService(forms, options, gate, starts);
    this.starts = starts;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setFormService(service);
    engine.setCustomPreVariableSerializers(List.of(new LongTextSerializer()));
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    engine.getCommandCheckers().add(StartGate.checker(starts, refusals));
  }
}

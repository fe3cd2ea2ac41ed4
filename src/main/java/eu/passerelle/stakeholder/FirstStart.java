package eu.passerelle.stakeholder;

import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What must be there before the first page is served; where proposals are only tried, nobody signs in. */
@Component
@Profile("!trial")
class FirstStart implements SmartInitializingSingleton {

  private final Optional<DemoData> demo;
  private final FirstAdministrator administrator;

  FirstStart(Optional<DemoData> demo, FirstAdministrator administrator) {
    this.demo = demo;
    this.administrator = administrator;
  }

  @Override
  public void afterSingletonsInstantiated() {
    demo.ifPresent(DemoData::load);
    administrator.ensure();
  }
}

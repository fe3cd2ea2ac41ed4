package eu.passerelle.architecture;

import eu.passerelle.PasserelleApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The rooms keep to their doors, and the picture of them is drawn from the code. */
class ModularityTest {

  private static final ApplicationModules ROOMS = ApplicationModules.of(PasserelleApplication.class);

  @Test
  void everyRoomUsesOnlyWhatTheOthersOffer() {
    ROOMS.verify();
  }

  @Test
  void thePictureIsDrawn() {
    new Documenter(ROOMS, Documenter.Options.defaults().withOutputFolder("target/modules")).writeModulesAsPlantUml()
        .writeIndividualModulesAsPlantUml()
        .writeModuleCanvases();
  }
}

// JShell with everything of Hermo at hand:
//
//     jshell --class-path target/hermo.jar samples/hermo.jsh

import hermo.*;
import hermo.data.*;
import hermo.explain.*;
import hermo.graph.*;
import hermo.kernel.*;
import hermo.model.*;
import hermo.node.*;
import hermo.picture.*;
import hermo.train.*;
import hermo.view.*;
import static hermo.kernel.Precision.*;
import static hermo.model.Metric.*;
import static hermo.node.Activation.*;
import static hermo.node.Initializer.*;
import static hermo.train.Loss.*;

System.out.println("Hermo, " + Kernels.describe() + ". Begin with: var graph = Net.input(2).dense(8, TANH).dense(1, SIGMOID).compile()");

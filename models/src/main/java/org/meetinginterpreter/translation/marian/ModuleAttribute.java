package org.meetinginterpreter.translation.marian;

/** What an attribute of a TorchScript module may be. */
sealed interface ModuleAttribute permits FloatTensor, ByteTensor, PackedLinear, Int8Linear {
    /** Its type in the module's source. */
    String typeName();
}

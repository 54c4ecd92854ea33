using Xunit.Sdk;
using Xunit.v3;

// Tests wait for processes more than they compute: three at a time keep two cores busy.
[assembly: Parallelization(Mode = ParallelMode.All, MaxThreads = 3)]

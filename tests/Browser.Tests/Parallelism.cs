using Xunit.Sdk;
using Xunit.v3;

// One page loads while another is looked at; tests that change the site are marked, and run alone.
[assembly: Parallelization(Mode = ParallelMode.All, MaxThreads = 2)]

using System.Reflection;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Fulfillment.Tests.Harness;

/// <summary>Which engine a test runs on. The test body is one; <see cref="EveryDatabaseAttribute"/> runs it on each.</summary>
public enum TestDatabase
{
    Sqlite,
    SqlServer,
}

/// <summary>Runs a theory on SQLite, and on SQL Server where <c>FULFILLMENT_TEST_SQLSERVER</c> holds a connection string; without it that case shows as skipped.</summary>
public sealed class EveryDatabaseAttribute : DataAttribute
{
    public const string SqlServerVariable = "FULFILLMENT_TEST_SQLSERVER";

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new(
        [
            new TheoryDataRow(TestDatabase.Sqlite),
            new TheoryDataRow(TestDatabase.SqlServer)
            {
                Skip = Environment.GetEnvironmentVariable(SqlServerVariable) is null ? $"{SqlServerVariable} holds no connection string" : null,
            },
        ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
